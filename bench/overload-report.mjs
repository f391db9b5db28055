import { lines } from './drawing.mjs';

/** What `npm run bench:overload` found, as a page and its drawing. */
export function overloadPage({ seconds, capacity, rows }) {
  const text = `# More to do than can be done

What becomes of one process that is asked for up to four times of what it can: six requests in ten are of a product, three of a list, and
one is a checkout. They come at a fixed rate over 1,000 connections, whether or not those before were answered, and their time counts from when they
were due. Beside them people sign in, two a second, and readiness is asked for four times a second. "Off": the same with
\`OVERLOAD_REQUESTS\`, \`OVERLOAD_EVENT_LOOP_DELAY\` and \`DATABASE_POOL_WAITING\` as wide as they go. How it works is told in
[docs/adr/0049-overload.md](adr/0049-overload.md).

![What is answered, and how late](overload.svg)

Capacity, by 32 clients who ask again as soon as they were answered: ${capacity} requests a second. Each phase took ${seconds} seconds; service,
PostgreSQL and those who ask shared one machine, so that a refusal takes the processors from somebody who is served: what counts is how the figures
of one load stand to each other, with shedding and without, measured one right after the other. Made by
\`DATABASE_URL=... npm run bench:overload\`.

${table(rows)}

"Answered/s": while the load lasted; what was answered only afterwards is not in it, but in the times. Milliseconds. "Failed": no answer within ten seconds, a broken connection, or a refusal other than 503. "Recovery": from the end of the load to the first of ten
requests in a row that are served within a quarter of a second. "Asker late": by how much those who ask were late themselves, at the 99th
percentile; it is in all times.
`;
  return { text, drawing: drawing(rows) };
}

function table(rows) {
  const heads = ['shedding', 'load', ...Object.keys(rows[0]).slice(2)];
  const cells = rows.map(({ shedding, factor, ...rest }) => [
    shedding,
    `${factor} ×`,
    ...Object.values(rest),
  ]);
  return [heads, heads.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function drawing(rows) {
  const of = (shedding, column) =>
    rows.filter((row) => row.shedding === shedding).map((row) => [row.factor, Math.max(row[column], 1)]);
  const both = (column, name) => [
    { name: `${name}, shedding on`, values: of('on', column) },
    { name: `${name}, off`, values: of('off', column) },
  ];
  return lines({
    title: 'One process asked for more than it can',
    unit: 'milliseconds over the load, in multiples of the capacity',
    groups: [
      { name: 'What is accepted', lines: [...both('p50', 'median'), ...both('p99', '99 %')] },
      { name: 'Signing in, at its slowest', lines: both('slowest sign-in', 'sign-in') },
    ],
    ticks: rows
      .filter(({ shedding }) => shedding === 'on')
      .map(({ factor }) => ({ at: factor, text: `${factor} ×` })),
  });
}
