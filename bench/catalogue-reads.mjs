import { progress } from './progress.mjs';

const atOnce = 2;
const [warmUp, requests] = [40, 200];
const [warmUpMilliseconds, longestMilliseconds] = [2_000, 5_000];

/** The cases that this release serves; says which it does not. One that takes too long is served, if badly. */
export async function served(service, cases, token) {
  const kept = [];
  for (const one of cases) {
    const { status, text } = await service.get(one.ask(0), headersOf(one, token));
    if (status === 200 || status === 503) kept.push(one);
    else if (isMissing(status, text)) console.error(`left out: "${one.name}" is answered with ${status}`);
    else throw new Error(`"${one.name}" is answered with ${status}: ${text.slice(0, 300)}`);
  }
  return kept;
}

/**
 * Asks each case over HTTP, two at a time, each as soon as it was answered; the answer is made anew each time
 * (`Cache-Control: no-cache`) unless the case says so. Gives the milliseconds at the median and at the 99th percentile, and how many were
 * answered in a second, or not as they should.
 */
export async function measure(service, cases, { token, size }) {
  const show = progress(`${cases.length} kinds of reads at ${size} products`);
  const rows = [];
  for (const [index, one] of cases.entries()) {
    const ask = (n) => service.get(one.ask(n), headersOf(one, token));
    await closedLoop(ask, warmUp, warmUpMilliseconds);
    const began = performance.now();
    const { took, failed } = await closedLoop(ask, requests, longestMilliseconds);
    const perSecond = Math.round((took.length * 1000) / (performance.now() - began));
    rows.push({
      group: one.group,
      name: one.name,
      requests: took.length,
      p50: at(took, 0.5),
      p99: at(took, 0.99),
      perSecond,
      failed,
    });
    show(index + 1, cases.length);
  }
  return rows;
}

/** What an answer costs, not what remembering one saves. */
export const headersOf = ({ asStaff, mayRemember }, token) => ({
  ...(mayRemember ? {} : { 'cache-control': 'no-cache' }),
  ...(asStaff ? { authorization: `Bearer ${token}` } : {}),
});

/** Routes and parameters that do not exist; any other failure is one. */
const isMissing = (status, text) => status === 404 || (status === 400 && text.includes('UNKNOWN_FIELD'));

async function closedLoop(ask, count, milliseconds) {
  const took = [];
  let failed = 0;
  const end = performance.now() + milliseconds;
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count && performance.now() < end) {
        const n = (next += 1);
        const began = performance.now();
        const { status } = await ask(n);
        if (status !== 200) failed += 1;
        took.push(performance.now() - began);
      }
    }),
  );
  return { took, failed };
}

function at(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return Number(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)].toFixed(2));
}
