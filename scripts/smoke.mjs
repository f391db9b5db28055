// Tries a copy of the repository as a user would: npm start, a sale, Ctrl-C, start again, kill -9, two at once.
// Usage: node scripts/smoke.mjs FOLDER (where `npm ci` has run)
import { spawn, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

const folder = process.argv[2] ?? '.';
const patience = 120_000;

/** Starts `npm start` in a session of its own; gives its API's address once it is up. */
async function start(environment = {}) {
  const child = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    detached: true,
    env: { ...process.env, CI: '', NODE_ENV: '', DATABASE_URL: '', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = once(child, 'exit');
  const deadline = Date.now() + patience;
  while (!/API\s+http/.test(said)) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`npm start did not come up:\n${said}`);
    await delay(100);
  }
  return {
    child,
    ended,
    url: /API\s+(\S+)/.exec(said)[1],
    said,
    took: / up after ([\d.]+) s/.exec(said)?.[1],
  };
}

/** As the terminal does it: the whole foreground group gets the signal. */
async function stop({ child, ended }, signal = 'SIGINT') {
  process.kill(-child.pid, signal);
  await ended;
}

async function call(url, path, body, token) {
  const answer = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}

async function sale(url) {
  const { accessToken } = await call(url, '/auth/login', {
    email: 'viewer@stoa.test',
    password: 'stoa-demo-2026',
  });
  const { data } = await call(url, '/products?inStock=true&sort=-price&limit=1');
  const order = await call(url, '/orders', { items: [{ productId: data[0].id, quantity: 1 }] }, accessToken);
  const { clientSecret } = await call(url, `/orders/${order.id}/payment`, {}, accessToken);
  await call(url, '/payments/sandbox/confirm', { clientSecret, paymentMethod: 'pm_card_visa' });
  const { status } = await call(url, `/orders/${order.id}`, undefined, accessToken);
  if (status !== 'paid') throw new Error(`the order is ${status}, not paid`);
  return { orderId: order.id, accessToken };
}

/** Signs up, takes the token out of the mailbox, and shows that the address is proved. */
async function newcomer(url) {
  const [email, password] = [`smoke-${crypto.randomUUID()}@example.com`, 'a password for the smoke test'];
  await call(url, '/users', { email, password });
  const { accessToken } = await call(url, '/auth/login', { email, password });
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const inbox = await call(new URL(url).origin, `/dev/mailbox?format=json&to=${email}`);
    const token = /token=([\w-]+)/.exec(inbox.data[0]?.text ?? '')?.[1];
    if (token !== undefined) {
      await call(url, '/auth/email/verify', { token });
      const { emailVerified } = await call(url, '/users/me', undefined, accessToken);
      if (!emailVerified) throw new Error('the address is not proved');
      return;
    }
    await delay(100);
  }
  throw new Error('no letter came');
}

/** Programs that still run out of the folder. */
async function leftovers() {
  for (let attempt = 0; ; attempt += 1) {
    const list = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
    const ours = list.filter((line) => line.includes(folder) && !line.includes('smoke.mjs'));
    if (ours.length === 0 || attempt === 50) return ours;
    await delay(100);
  }
}

async function nothingLeft(after) {
  const ours = await leftovers();
  if (ours.length > 0) throw new Error(`after ${after} there is still:\n${ours.join('\n')}`);
}

const steps = {
  'the first start gives a shop that sells': async (memory) => {
    const server = await start();
    Object.assign(memory, await sale(server.url));
    await newcomer(server.url);
    await stop(server);
    await nothingLeft('Ctrl-C');
    return `up after ${server.took} s`;
  },
  'the next start finds the order again': async ({ orderId, accessToken }) => {
    const server = await start();
    const { status } = await call(server.url, `/orders/${orderId}`, undefined, accessToken);
    if (status !== 'paid') throw new Error(`the order is ${status}`);
    process.kill(-server.child.pid, 'SIGKILL');
    await server.ended;
    await nothingLeft('kill -9');
    return `up after ${server.took} s`;
  },
  'a killed one starts again, and a second one beside it says what is taken': async () => {
    const server = await start();
    const refusal = await start().then(
      () => 'it started',
      (error) => error.message,
    );
    if (!refusal.includes('in use by process')) throw new Error(`the second said: ${refusal}`);
    await sale(server.url);
    await stop(server, 'SIGTERM');
    await nothingLeft('SIGTERM');
    return `up after ${server.took} s`;
  },
};

const memory = {};
for (const [name, run] of Object.entries(steps)) console.log(`ok  ${name} (${await run(memory)})`);
