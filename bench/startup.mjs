// How long a start takes, from the process to `/health/ready` with 200, on a database that is there and has its schema.
// Usage: DATABASE_URL=postgres://superuser@host/postgres npm run bench:startup -- --starts 9
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { progress } from './progress.mjs';
import { startProduction, withDatabase } from './production.mjs';
import { writeSection } from './section.mjs';

const goalMilliseconds = 2_000;
const { values: asked } = parseArgs({ options: { starts: { type: 'string', default: '9' } } });
const starts = Number(asked.starts);
/** What else the machine was doing. */
const [load] = loadavg();
const entries = ['main', 'api', 'worker'];
const ways = [
  { way: 'as ever', environment: {} },
  { way: 'nothing kept', environment: { NODE_DISABLE_COMPILE_CACHE: '1' } },
];
const cases = entries.flatMap((entry) => ways.map((one) => ({ entry, ...one, found: [] })));

const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'));
try {
  await withDatabase(`stoa_bench_startup_${process.pid}`, async (url) => {
    // brings the schema, and leaves what was compiled
    await (await startProduction('main', { url, folder })).stop();
    const show = progress(`${starts} starts of each`);
    for (let n = 0; n < starts * cases.length; n += 1) {
      const { entry, environment, found } = cases[n % cases.length];
      found.push(await measure(entry, { url, folder, environment }));
      show(n + 1, starts * cases.length);
    }
  });
  const rows = cases.map(summary);
  console.table(rows);
  writeFileSync('bench/results/startup.json', `${JSON.stringify({ starts, load, rows }, null, 2)}\n`);
  await writeSection('bench:startup', section(rows));
  if (rows.some(({ way, median }) => way === 'as ever' && median >= goalMilliseconds)) {
    console.error(`A start takes ${goalMilliseconds / 1000} seconds or more.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(entry, options) {
  const service = await startProduction(entry, options);
  const { cpuMilliseconds, memory } = await service.usage();
  await service.stop();
  return { ready: service.milliseconds, cpu: cpuMilliseconds, mebibytes: memory.rss / 1024 ** 2 };
}

function summary({ entry, way, found }) {
  const of = (pick) => found.map(pick).sort((left, right) => left - right);
  const middle = (values) => Math.round(values[Math.floor(values.length / 2)]);
  const ready = of((one) => one.ready);
  return {
    ...{ entry, way, median: middle(ready), min: Math.round(ready[0]), max: Math.round(ready.at(-1)) },
    ...{ cpu: middle(of(({ cpu }) => cpu)), mebibytes: middle(of(({ mebibytes }) => mebibytes)) },
  };
}

function section(rows) {
  const table = [
    '| Process | Compiled code | median | fastest | slowest | processor time | MiB resident |',
    '| --- | --- | --: | --: | --: | --: | --: |',
    ...rows.map(
      ({ entry, way, median, min, max, cpu, mebibytes }) =>
        `| \`${entry}.js\` | ${way === 'as ever' ? 'kept from the start before' : 'not kept'} | ${median} | ${min} | ${max} | ${cpu} | ${mebibytes} |`,
    ),
  ];
  const said = `Milliseconds from the start of the process to the first 200 of \`/health/ready\`, ${starts} starts of each in turn, on ${availableParallelism()} processors that also ran PostgreSQL and had a load of ${load.toFixed(1)} from others when it began.`;
  return [...table, '', said].join('\n');
}
