// What reads of the catalogue cost at ten thousand, a hundred thousand and a million products, and whether the plans
// of the database would bear more. Usage: npm run bench:catalogue -- [--sizes 10k,100k,1m] [--keep FOLDER] [--plans]
import { hash } from '@node-rs/argon2';
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { casesOf } from './catalogue-cases.mjs';
import { connected, dropCatalogue, openCatalogue, openServer } from './catalogue-database.mjs';
import { checkPlans } from './catalogue-plans.mjs';
import { measure, served } from './catalogue-reads.mjs';
import { joined, printReads, short, sizeOf, writeDocs, writeResults } from './catalogue-report.mjs';
import { startService } from './service.mjs';

const allSizes = [10_000, 100_000, 1_000_000];
/** Below, PostgreSQL is right to read some tables as a whole. */
const plansMatterFrom = 500_000;
const { values: asked } = parseArgs({
  options: { sizes: { type: 'string' }, keep: { type: 'string' }, plans: { type: 'boolean' } },
});
const sizes = asked.sizes === undefined ? allSizes : asked.sizes.split(',').map(sizeOf);
const began = performance.now();
const server = await openServer(asked.keep);
process.once('SIGINT', () => {
  console.error('\nstopping; what is half made is taken away');
  Promise.resolve(server.stop()).finally(() => process.exit(130));
});
try {
  const measured = [];
  for (const size of sizes) measured.push(await at(size));
  const { plans, faults, text } = measured.at(-1);
  const rows = joined(measured);
  if (!asked.plans) printReads(rows, sizes);
  console.table(plans);
  if (sizes.join() === allSizes.join() && !asked.plans) {
    writeResults({
      measured: measured.map(({ size, seconds, reads }) => ({ size, seconds, reads })),
      plans,
      text,
    });
    await writeDocs(rows, { sizes, measured, faults });
  }
  console.log(`${Math.round((performance.now() - began) / 1000)} s in all`);
  for (const fault of faults) console.error(`BAD PLAN  ${fault}`);
  const unanswered = measured.flatMap(({ size, reads }) =>
    reads.filter(({ failed }) => failed > 0).map(({ name, failed }) => `${name}, ${short(size)}: ${failed}`),
  );
  for (const failed of unanswered) console.error(`UNANSWERED  ${failed}`);
  if (unanswered.length > 0) process.exitCode = 1;
  if (faults.length > 0 && Math.max(...sizes) >= plansMatterFrom) process.exitCode = 1;
} finally {
  await server.stop();
}

/** Everything at one size; plans of the largest only are checked. */
async function at(size) {
  const catalogue = await openCatalogue(server, { size, keep: asked.keep });
  const service = await startService({
    DATABASE_URL: server.asService(catalogue.url),
    DATABASE_OWNER_URL: catalogue.url,
    DATABASE_POOL_SIZE: '4',
    STOA_DATA_DIR: server.folder,
    STOA_DEMO: 'false',
    ACCESS_TOKEN_TTL: '86400',
    RATE_LIMIT_IP: '100000000/60',
    RATE_LIMIT_USER: '100000000/60',
  });
  try {
    const token = await admin(catalogue.url, service);
    const cases = await served(service, await casesOf(catalogue.url, size, { service, token }), token);
    const reads = asked.plans ? [] : await measure(service, cases, { token, size });
    const isLargest = size === Math.max(...sizes);
    const {
      rows: plans,
      faults,
      text,
    } = isLargest ? await checkPlans(service, cases, { url: catalogue.url, token }) : {};
    return { size, seconds: catalogue.seconds, reads, plans, faults, text };
  } finally {
    await service.stop();
    if (!asked.keep) await dropCatalogue(server, size);
    console.error(`${short(size)} products: done after ${Math.round((performance.now() - began) / 1000)} s`);
  }
}

/** Somebody who may see stock ledgers and all orders, signed in. */
async function admin(url, service) {
  const [email, password] = [`admin-${randomUUID()}@example.com`, 'a long enough password'];
  const hashed = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await connected(url, (client) =>
    client.query(
      `INSERT INTO users (id, email, email_key, password_hash, password_is_long, role, tier, status, created_at, updated_at)
       VALUES ($1, $2, $2, $3, true, 'admin', 'regular', 'active', now(), now())`,
      [randomUUID(), email, hashed],
    ),
  );
  const { status, text } = await service.post('/auth/login', { email, password });
  if (status !== 200) throw new Error(`signing in was answered with ${status}: ${text}`);
  return JSON.parse(text).accessToken;
}
