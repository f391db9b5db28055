import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { short } from '../catalogue-report.mjs';
import { bars, lines } from '../drawing.mjs';
import { canPin } from './servers.mjs';

const place = (name) => new URL(`../../docs/${name}`, import.meta.url);

/** Writes docs/benchmarks.md and its plots, and what was found beside the command. */
export async function writePage(found) {
  writeFileSync(new URL('../results/bench.json', import.meta.url), `${JSON.stringify(found, null, 2)}\n`);
  writeFileSync(place('benchmarks.svg'), speeds(found));
  writeFileSync(place('benchmarks-crowds.svg'), crowdsDrawn(found));
  const page = place('benchmarks.md');
  writeFileSync(
    page,
    await format(textOf(found), { ...(await resolveConfig(page)), filepath: 'benchmarks.md' }),
  );
}

function textOf({ measured, growth, size, rounds, seconds, usual, versions }) {
  return `# How fast it is, beside the limit

\`npm run bench\` starts PostgreSQL, Stoa as it runs in production (an API process, a worker beside it) and a **bare
server**: Fastify and pg and nothing else, with a pool, prepared statements and JSON by schema ([bench/limit](../bench/limit)),
which answers the same from the same tables. It knows no accounts, checks neither who asks nor what, keeps no keys, writes
no ledger, history or events. Where it says so, \`pgbench\` sends the statements that Stoa sends, with nobody around them.

${canPin ? 'The two servers have the first processor for themselves; PostgreSQL and whoever asks share the other.' : 'Everything shares the processors.'}
Both are asked in turn, ${usual} at once, ${rounds} rounds of ${seconds} s; a figure is the median of the rounds, in brackets the least and the
most. What counts is how the figures of a line stand to each other; on another machine all of them are others.

- Machine: ${versions.machine}. ${versions.system}
- ${short(size)} products.

![Requests per second](benchmarks.svg)

${table(
  ['Load', 'Stoa /s', 'bare /s', 'ratio', 'goal', 'p50, p99 ms', 'CPU µs', 'bare CPU µs', 'pgbench /s'],
  measured.map(({ name, goal, ours, theirs, ratio, limit }) => [
    name,
    spread(ours),
    spread(theirs),
    `**${ratio.toFixed(2)}**`,
    goal ?? '',
    `${ours.p50}, ${ours.p99}${ours.refused === 0 ? '' : ` (${ours.refused} times 503)`}`,
    ours.cpu.server,
    theirs.cpu.server,
    limit === null ? '' : `${limit.perSecond} (${Math.round((100 * ours.perSecond) / limit.perSecond)} %)`,
  ]),
)}

"CPU" is what the server's own process took for one request, in its own code and in the kernel's. "From the database" are
requests that ask for an answer made anew (\`Cache-Control: no-cache\`). A token costs what "with a token" takes
beyond "from the database": ${tokenCost(measured)} µs.

## By how many ask at once

![Requests per second, by how many ask at once](benchmarks-crowds.svg)

${crowdTable(measured)}

## By the size of the catalogue

${growth.length === 0 ? '' : growthTable(growth)}
`;
}

const spread = ({ perSecond, least, most }) => `${perSecond} (${least} to ${most})`;

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

function tokenCost(measured) {
  const cpuOf = (name) => measured.find((one) => one.name === name)?.ours.cpu.server ?? 0;
  return Math.max(0, cpuOf('Product, with a token') - cpuOf('Product, from the database'));
}

const crowdsOf = (measured) =>
  [...new Set(measured.flatMap(({ byCrowd }) => Object.keys(byCrowd).map(Number)))].toSorted(
    (one, other) => one - other,
  );

function crowdTable(measured) {
  const crowds = crowdsOf(measured);
  const cell = (of) => (of === undefined ? '' : `${of.stoa} / ${of.bare}`);
  return table(
    ['Load: Stoa / bare, per second', ...crowds],
    measured.map(({ name, byCrowd }) => [name, ...crowds.map((crowd) => cell(byCrowd[crowd]))]),
  );
}

function growthTable(growth) {
  const names = growth[0].measured.map(({ name }) => name);
  const of = (size, name) =>
    growth.find((one) => one.size === size).measured.find((one) => one.name === name);
  return table(
    ['Stoa /s (p50 ms)', ...growth.map(({ size }) => short(size))],
    names.map((name) => [
      name,
      ...growth.map(({ size }) => `${of(size, name).ours.perSecond} (${of(size, name).ours.p50})`),
    ]),
  );
}

function speeds({ measured }) {
  return bars({
    title: 'Stoa and a bare server of Fastify and pg',
    unit: 'requests per second: above Stoa, below the bare server',
    left: 330,
    rows: measured.map(({ name, ours, theirs }) => ({ name, values: [ours.perSecond, theirs.perSecond] })),
  });
}

function crowdsDrawn({ measured }) {
  const crowds = crowdsOf(measured);
  const line = (name, pick, byCrowd) => ({
    name,
    values: crowds
      .filter((crowd) => byCrowd[crowd])
      .map((crowd) => [crowd, Math.max(pick(byCrowd[crowd]), 1)]),
  });
  return lines({
    title: 'Requests per second, by how many ask at once',
    unit: 'Stoa beside the bare server',
    groups: measured.map(({ name, byCrowd }) => ({
      name,
      lines: [line('Stoa', ({ stoa }) => stoa, byCrowd), line('bare', ({ bare }) => bare, byCrowd)],
    })),
    ticks: crowds.map((at) => ({ at, text: String(at) })),
    say: (value) => `${value}/s`,
  });
}

/** The machine, and what runs on it. */
export function versionsOf(database) {
  const model = cpus()[0]?.model ?? 'an unnamed processor';
  const dependency = (name) =>
    JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'))
      .version;
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  return {
    machine: `${cpus().length} processors (${model})`,
    system: `Node.js ${process.version}, PostgreSQL ${database}, Fastify ${dependency('fastify')}, pg ${dependency('pg')}, NestJS ${dependency('@nestjs/core')}, at ${commit}`,
  };
}
