import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** Nobody waits longer than that for an answer. Milliseconds. */
const patience = 10_000;

/**
 * Asks `rate` times a second whether or not there were answers, and beside it signs in and looks at readiness; then sees how
 * long it takes until requests are served as before. Times are milliseconds from when a request was due.
 */
export async function openLoad({ service, ask, accounts, rate, seconds, show }) {
  const heard = { accepted: [], inTime: 0, shed: [], failed: 0 };
  const [began, total] = [performance.now(), Math.round(rate * seconds)];
  const end = began + seconds * 1000;
  const beside = watch(service, accounts, end);
  const own = monitorEventLoopDelay({ resolution: 5 });
  own.enable();
  const running = [];
  for (let n = 0; n < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * rate) / 1000));
    for (; n < due; n += 1) running.push(one(() => ask(n), began + (n * 1000) / rate, { heard, end }));
    show(n, total);
    await delay(2);
  }
  own.disable();
  const recovery = await recovered(service);
  await Promise.all(running);
  const { signins, probes } = await beside;
  return {
    'answered/s': Math.round(heard.inTime / seconds),
    'shed/s': Math.round(heard.shed.length / seconds),
    failed: heard.failed,
    p50: at(heard.accepted, 0.5),
    p99: at(heard.accepted, 0.99),
    'shed p99': at(heard.shed, 0.99),
    'sign-ins': `${signins.ok} of ${signins.all}`,
    'slowest sign-in': signins.slowest,
    ready: `${probes.ok} of ${probes.all}`,
    recovery,
    'asker late': Math.round(own.percentile(99) / 1e6),
  };
}

async function one(ask, due, { heard, end }) {
  const status = await within(ask());
  const took = performance.now() - due;
  if (status === 503 && took < patience) heard.shed.push(took);
  else if (status === null || status >= 300) heard.failed += 1;
  else {
    heard.accepted.push(took);
    if (performance.now() <= end) heard.inTime += 1;
  }
}

/** The status; null when there was no answer in time. */
async function within(answer) {
  const status = answer.then(
    (given) => given.status,
    () => null,
  );
  const over = new AbortController();
  const late = delay(patience, null, { signal: over.signal }).catch(() => null);
  return Promise.race([status, late]).finally(() => over.abort());
}

/** Somebody who signs in twice a second, and a balancer that asks four times. */
async function watch(service, accounts, end) {
  const often = async (milliseconds, probe) => {
    const [seen, running] = [{ ok: 0, all: 0, slowest: 0 }, []];
    for (let n = 0; performance.now() < end; n += 1) {
      const began = performance.now();
      running.push(
        within(probe(n)).then((status) => {
          seen.all += 1;
          if (status === 200) seen.ok += 1;
          seen.slowest = Math.max(seen.slowest, Math.round(performance.now() - began));
        }),
      );
      await delay(milliseconds);
    }
    await Promise.all(running);
    return seen;
  };
  const { origin } = new URL(service.api);
  const [signins, probes] = await Promise.all([
    often(500, (n) => service.post('/auth/login', accounts[n % accounts.length])),
    often(250, () => fetch(`${origin}/health/ready`)),
  ]);
  return { signins, probes };
}

/** Milliseconds from the end of the load until the first of ten requests in a row that are served within a quarter of a second. */
async function recovered(service) {
  const began = performance.now();
  for (let [since, row] = [began, 0]; ;) {
    const asked = performance.now();
    const status = await within(service.get('/products?limit=20'));
    const isServed = status === 200 && performance.now() - asked < 250;
    if (isServed && row === 0) since = asked;
    row = isServed ? row + 1 : 0;
    if (row === 10) return Math.round(since - began);
    await delay(20);
  }
}

function at(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return Math.round(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0);
}
