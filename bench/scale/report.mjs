import { writeFileSync } from 'node:fs';
import { lines } from '../drawing.mjs';
import { writeSection } from '../section.mjs';
import { busyShare, foreignShare, percent, perProcessor, verdicts } from './verdict.mjs';

/** With fewer or shorter rounds nothing is said but that the command works. */
const [fewestRounds, shortestSeconds] = [3, 3];

/** What was found, on the terminal. */
export function printRows(rows) {
  console.table(
    rows.map(({ load, connections, processes, perSecond, p99, cpu }) => ({
      ...{ load, connections, processes, '/s': perSecond, 'p99 ms': p99 },
      ...{ 'API µs': cpu.api, 'nginx µs': cpu.nginx, 'PostgreSQL µs': cpu.postgres },
      ...{ 'a processor /s': perProcessor(cpu), busy: percent(busyShare(cpu)) },
    })),
  );
}

/** Writes what was found into bench/results, docs/performance.md and its plot. */
export async function writeReport(found) {
  const place = (path) => new URL(`../../${path}`, import.meta.url);
  writeFileSync(place('bench/results/scale.json'), `${JSON.stringify(found, null, 2)}\n`);
  writeFileSync(place('docs/scale.svg'), drawing(found));
  await writeSection('bench:scale', section(found));
}

const isShort = ({ rounds, seconds }) => rounds < fewestRounds || seconds < shortestSeconds;

function section(found) {
  const { rows, rounds, seconds, others, processors } = found;
  const how = `${counted(rounds, 'round')} of ${counted(seconds, 'second')} of each in turn, a figure being the median of the rounds, on ${counted(processors, 'processor')} that also ran nginx, PostgreSQL and the asking, and had a load of ${others.toFixed(1)} from others when it began. Of the work that the processors did meanwhile, ${percent(foreignShare(rows))} was for other programs, or of the kernel for nobody in particular.`;
  return [
    ...(isShort(found)
      ? ['**A short run, made to see that the command works: nothing follows from its figures.**', '']
      : []),
    '![Requests per second, by the number of processes](scale.svg)',
    '',
    ...verdicts(rows).map((said) => `- ${said}`),
    '',
    ...table(rows),
    '',
    how,
  ].join('\n');
}

function table(rows) {
  const heads = [
    ...['Load', 'at once', 'processes', '/s (least to most)', 'p99 ms'],
    ...['API µs', 'nginx µs', 'PostgreSQL µs', 'worker µs', 'asking µs', 'a processor /s', 'busy'],
  ];
  const cells = rows.map(({ load, connections, processes, perSecond, least, most, p99, refused, cpu }) => [
    ...[load, connections, processes, `${perSecond} (${least} to ${most})`],
    refused === 0 ? p99 : `${p99} (${refused} times 503)`,
    ...[cpu.api, cpu.nginx, cpu.postgres, cpu.worker, cpu.asking, perProcessor(cpu), percent(busyShare(cpu))],
  ]);
  return [heads, heads.map((_, n) => (n === 0 ? '---' : '--:')), ...cells].map(
    (row) => `| ${row.join(' | ')} |`,
  );
}

const counted = (count, what) => `${count} ${what}${count === 1 ? '' : 's'}`;

function drawing(found) {
  const { rows } = found;
  const counts = [...new Set(rows.map(({ processes }) => processes))];
  return lines({
    title: 'What more processes bring',
    unit: `requests per second over the number of API processes behind nginx, by how many ask at once${isShort(found) ? '; from a short run, from which nothing follows' : ''}`,
    groups: Object.entries(Object.groupBy(rows, ({ load }) => load)).map(([name, some]) => ({
      name,
      lines: Object.entries(Object.groupBy(some, ({ connections }) => connections)).map(([crowd, of]) => ({
        name: `${crowd} at once`,
        values: of.map(({ processes, perSecond }) => [processes, perSecond]),
      })),
    })),
    ticks: counts.map((at) => ({ at, text: String(at) })),
    say: (value) => `${value}/s`,
    fromZero: true,
  });
}
