import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { lines } from './drawing.mjs';
import { writeSection } from './section.mjs';

const results = (name) => new URL(`./results/${name}`, import.meta.url);

/** `10000` as people write it: `10k`. */
export const short = (size) => (size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1000}k`);

export function sizeOf(text) {
  const [, number, unit] = /^(\d+)([km]?)$/i.exec(text.trim()) ?? [];
  if (number === undefined) throw new Error(`"${text}" is not a size; write 10k, 100k or 1m`);
  const size = Number(number) * { '': 1, k: 1_000, m: 1_000_000 }[unit.toLowerCase()];
  if (size < 5_000) throw new Error(`${text}: some pages that are asked for begin at 5k products`);
  return size;
}

/** Reads of all sizes, one row for each case: `{ group, name, bySize: { [size]: { p50, p99 } } }`. */
export function joined(measured) {
  const rows = new Map();
  for (const { size, reads } of measured)
    for (const { group, name, p50, p99 } of reads) {
      const row = rows.get(name) ?? { group, name, bySize: {} };
      row.bySize[size] = { p50, p99 };
      rows.set(name, row);
    }
  return [...rows.values()];
}

/** One line for each case: the median and the 99th percentile at each size. */
export function printReads(rows, sizes) {
  console.table(
    rows.map(({ name, bySize }) => ({
      read: name,
      ...Object.fromEntries(
        sizes.flatMap((size) => [
          [`${short(size)} p50 ms`, bySize[size]?.p50],
          [`p99 ms (${short(size)})`, bySize[size]?.p99],
        ]),
      ),
    })),
  );
}

/** What was found, beside the command. */
export function writeResults({ measured, plans, text }) {
  writeFileSync(results('catalogue.json'), `${JSON.stringify(measured, null, 2)}\n`);
  writeFileSync(results('catalogue-plans.json'), `${JSON.stringify(plans, null, 2)}\n`);
  writeFileSync(results('catalogue-plans.md'), `${text}\n`);
}

/** The plot and the table of docs/performance.md. */
export async function writeDocs(rows, { sizes, measured, faults }) {
  const groups = [...new Set(rows.map(({ group }) => group))].map((name) => ({
    name,
    lines: rows
      .filter(({ group }) => group === name)
      .map((row) => ({
        name: row.name,
        values: sizes.filter((size) => row.bySize[size]).map((size) => [size, row.bySize[size].p50]),
      })),
  }));
  const svg = lines({
    title: 'What a read costs, by the size of the catalogue',
    unit: 'milliseconds over HTTP at the median, nothing told from memory; products in the catalogue',
    groups,
    ticks: sizes.map((size) => ({ at: size, text: short(size) })),
  });
  writeFileSync(new URL('../docs/catalogue-cost.svg', import.meta.url), svg);
  const table = [
    `| Read | ${sizes.map((size) => `${short(size)} median | p99`).join(' | ')} |`,
    `| --- | ${sizes.map(() => '--: | --:').join(' | ')} |`,
    ...rows.map(
      ({ name, bySize }) =>
        `| ${name} | ${sizes.map((size) => (bySize[size] ? `${bySize[size].p50} | ${bySize[size].p99}` : '– | –')).join(' | ')} |`,
    ),
  ];
  const seeded = measured.filter(({ seconds }) => seconds !== null);
  const said = [
    `Milliseconds, on ${availableParallelism()} processors that also ran PostgreSQL and the asking.`,
    faults.length === 0
      ? `Plans of every statement at ${short(sizes.at(-1))} products: no sequential scan, no large sort, nothing that reads more than 50,000 rows, no page that costs more for being deep.`
      : `Plans at ${short(sizes.at(-1))} products, ${faults.length} to mend: ${faults.join('; ')}.`,
    ...seeded.map(({ size, seconds }) => `${short(size)} products were made in ${Math.round(seconds)} s.`),
  ];
  const picture = '![What a read costs, by the size of the catalogue](catalogue-cost.svg)';
  await writeSection('bench:catalogue', [picture, '', ...table, '', said.join(' ')].join('\n'));
}
