// How near the service is to what the machine can do: side by side with a bare server of Fastify and pg that answers the same,
// and with pgbench that sends the same SQL. Usage: npm run bench -- [--only BEGINNING;BEGINNING] [--rounds 5] [--seconds 3]
// [--keep FOLDER] [--sizes 10k,100k,1m]. Everything is measured at the first size, what reads the catalogue at all of
// them. Writes docs/benchmarks.md when it measured everything.
import { parseArgs } from 'node:util';
import { connected, dropCatalogue, openCatalogue, openServer } from './catalogue-database.mjs';
import { sizeOf } from './catalogue-report.mjs';
import { progress } from './progress.mjs';
import { prepare } from './limit/goods.mjs';
import { limitsOf } from './limit/limits.mjs';
import { pairsOf } from './limit/pairs.mjs';
import { hasPgbench, pgbench } from './limit/pgbench.mjs';
import { cpuOf } from './limit/processors.mjs';
import { idle, quiet } from './limit/quiet.mjs';
import { versionsOf, writePage } from './limit/report.mjs';
import { inTurns } from './limit/rounds.mjs';
import { startBare, startStoa, stepAside } from './limit/servers.mjs';

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '10k,100k,1m' },
    keep: { type: 'string' },
  },
});
const [rounds, seconds] = [Number(asked.rounds), Number(asked.seconds)];
const sizes = asked.sizes.split(',').map(sizeOf);
const crowds = [1, 16, 64, 128];
const usual = 16;
/** What reads more, or longer, where there is more. */
const growing = [
  'Product, from the database',
  'List of 20, from the database',
  'Second page',
  'Page 102',
  'Search',
];

stepAside();
const server = await openServer(asked.keep, { durable: true });
try {
  const [size, ...larger] = sizes;
  const { measured, versions } = await at(size, { names: asked.only?.split(';') ?? [''], crowds });
  console.table(measured.map(tabled));
  const first = { size, measured: measured.filter(({ name }) => isOneOf(growing, name)) };
  const growth = first.measured.length === 0 ? [] : [first];
  if (asked.only === undefined)
    for (const more of larger)
      growth.push({ size: more, measured: (await at(more, { names: growing, crowds: [] })).measured });
  if (asked.only === undefined) await writePage({ measured, growth, size, rounds, seconds, usual, versions });
} finally {
  await server.stop();
}

/** Measures the pairs of those names on a catalogue of that size. */
async function at(size, { names, crowds: others }) {
  const catalogue = await openCatalogue(server, { size, keep: asked.keep });
  const place = { database: server.asService(catalogue.url), owner: catalogue.url, folder: server.folder };
  const stoa = await startStoa(place);
  const bare = await startBare(place.database);
  try {
    const goods = await prepare(catalogue.url, { stoa, service: place.database });
    const pairs = pairsOf(goods).filter(({ name }) => isOneOf(names, name));
    const limits = hasPgbench() ? await limitsOf(catalogue.url, { stoa, goods }) : {};
    const measured = [];
    for (const pair of pairs)
      measured.push(await measure(pair, { stoa, bare, limits, url: catalogue.url, others }));
    return { measured, versions: versionsOf(await versionOf(catalogue.url)) };
  } finally {
    await bare.stop();
    await stoa.stop();
    if (!asked.keep) await dropCatalogue(server, size);
  }
}

function versionOf(url) {
  return connected(url, async (client) => (await client.query('SHOW server_version')).rows[0].server_version);
}

function isOneOf(names, name) {
  return names.some((part) => name.toLowerCase().startsWith(part.toLowerCase()));
}

/** One pair by its usual crowd in several rounds, and by other crowds in one. */
async function measure(pair, { stoa, bare, limits, url, others: all }) {
  const targets = [
    { name: 'stoa', url: stoa.url, usage: () => ({ server: cpuOf(stoa.pid) }), requests: pair.stoa },
    { name: 'bare', url: bare.url, usage: () => ({ server: cpuOf(bare.pid) }), requests: pair.bare },
  ];
  const connections = pair.usual ?? usual;
  const others = (all.length === 0 ? [] : (pair.crowds ?? all)).filter((crowd) => crowd !== connections);
  const turns = 2 * (rounds + others.length);
  const show = progress(pair.name);
  let done = 0;
  const onRound = () => show((done += 1), turns);
  const between = () => (pair.writes ? quiet(url) : idle(url));
  const settings = { seconds, onRound, between };
  const { stoa: ours, bare: theirs } = await inTurns(targets, { ...settings, rounds, connections });
  const byCrowd = { [connections]: { stoa: ours.perSecond, bare: theirs.perSecond } };
  for (const crowd of others) {
    const now = await inTurns(targets, { ...settings, rounds: 1, connections: crowd });
    byCrowd[crowd] = { stoa: now.stoa.perSecond, bare: now.bare.perSecond };
  }
  console.error(`${pair.name}: ${ours.perSecond}/s, bare ${theirs.perSecond}/s`);
  const scripts = limits[pair.limit];
  const limit = scripts === undefined ? null : await database(scripts, url);
  const { name, goal } = pair;
  return { name, goal, ours, theirs, limit, byCrowd, ratio: ours.perSecond / theirs.perSecond };
}

async function database(scripts, url) {
  await quiet(url);
  await idle(url);
  return pgbench({ url, scripts, connections: usual, seconds, folder: server.folder });
}

function tabled({ name, goal, ours, theirs, ratio, limit }) {
  return {
    name,
    ...{ 'Stoa/s': ours.perSecond, 'bare/s': theirs.perSecond, ratio: Number(ratio.toFixed(2)), goal },
    ...{
      'Stoa µs': ours.cpu.server,
      'bare µs': theirs.cpu.server,
      'p99 ms': ours.p99,
      'pgbench/s': limit?.perSecond,
    },
  };
}
