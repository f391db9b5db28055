// What the time of a request goes into. Usage: npm run bench:profile -- [--only BEGINNING;BEGINNING] [--seconds 5] [--size 10k]
// [--keep FOLDER]. The built API is asked for one path after the other, 16 at once, each twice: to measure the time of a
// processor, and to take a profile of it. Writes a part of docs/performance.md and its picture when it measured every path.
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { dropCatalogue, openCatalogue, openServer } from './catalogue-database.mjs';
import { sizeOf } from './catalogue-report.mjs';
import { prepare } from './limit/goods.mjs';
import { load } from './limit/load.mjs';
import { pairsOf } from './limit/pairs.mjs';
import { cpuOf } from './limit/processors.mjs';
import { startStoa, stepAside } from './limit/servers.mjs';
import { costsOf } from './profile/costs.mjs';
import { tabled, writeProfile } from './profile/report.mjs';

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '5' },
    size: { type: 'string', default: '10k' },
    keep: { type: 'string' },
  },
});
const [seconds, size] = [Number(asked.seconds), sizeOf(asked.size)];
const usual = 16;
/** The checkout comes last: what it leaves to do would be done beside the others. */
const paths = [
  ...['Product, from the database', 'Product, from the cache', 'List of 20, from the database'],
  ...['Search', 'Post', 'Sign-in', 'Checkout, 400 products'],
];

const machine = { processors: availableParallelism(), busy: loadavg()[0].toFixed(1) };
stepAside();
const server = await openServer(asked.keep, { durable: true });
const catalogue = await openCatalogue(server, { size, keep: asked.keep });
const place = { database: server.asService(catalogue.url), owner: catalogue.url, folder: server.folder };
const stoa = await startStoa(place);
try {
  const pairs = pairsOf(await prepare(catalogue.url, { stoa, service: place.database }));
  const wanted = paths.filter((name) =>
    asked.only.split(';').some((beginning) => name.startsWith(beginning)),
  );
  const measured = [];
  for (const name of wanted) measured.push(await profiled(pairs.find((pair) => pair.name === name)));
  for (const one of measured) console.table(tabled(one));
  if (wanted.length === paths.length) await writeProfile(measured, { seconds, size, usual, machine });
} finally {
  await stoa.stop();
  if (!asked.keep) await dropCatalogue(server, size);
  await server.stop();
}

/** What one request of the pair costs, and into what that goes. */
async function profiled({ name, stoa: requests, usual: connections = usual }) {
  const usage = () => ({ api: cpuOf(stoa.pid) });
  const asking = { url: stoa.url, usage, requests, connections, seconds };
  // what runs often is compiled once more, and better, after a while
  await load({ ...asking, seconds: seconds * 2 });
  const main = `${stoa.pid}/task/${stoa.pid}`;
  const before = cpuOf(main);
  const {
    cpu: { api: cpu },
    perSecond,
  } = await load(asking);
  const own = ((cpuOf(main) - before) * 1e6) / (perSecond * seconds);
  const profile = await stoa.record(() => load(asking));
  console.error(`${name}: ${Math.round(cpu)} µs`);
  return { name, cpu, ...costsOf(profile, { own: Math.min(own, cpu), cpu }) };
}
