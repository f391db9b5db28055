import { lines } from './drawing.mjs';

/** What `npm run bench:checkout` found, as a page and its drawing. */
export function checkoutPage({ seconds, statements, rows }) {
  const text = `# How fast a checkout is

\`POST /orders\` with one line: prices read, stock taken, order, history, ledger, event and the answer under its
\`Idempotency-Key\` in one transaction. Beside it pgbench sends the same ${statements.length} statements in a transaction to the
same server, with nobody around them: no HTTP, no token, no validation, no answer. Each phase took ${seconds} seconds and began when the events of the one before were delivered; service, buyers,
pgbench and PostgreSQL shared one machine. Made by \`DATABASE_URL=... npm run bench:checkout\`; what counts is how the figures stand
to each other.

![The time of a checkout](checkout.svg)

${table(rows)}

"spread": each order is of one of 500 products; "hot": all are of the same one, whose row everybody waits for in turn.

The statements, in their order, between \`BEGIN\` and \`COMMIT\`: ${statements.map((name) => `\`${name}\``).join(', ')}.
`;
  return { text, drawing: drawing(rows) };
}

function table(rows) {
  const head = [
    'load',
    'buyers',
    'orders/s',
    'p50 ms',
    'p99 ms',
    'pgbench orders/s',
    'p50 ms',
    'p99 ms',
    'share',
  ];
  const cells = rows.map(({ load, crowd, stoa, pgbench }) => [
    ...[load, crowd, stoa.perSecond, stoa.p50, stoa.p99, pgbench.perSecond, pgbench.p50, pgbench.p99],
    `${Math.round((100 * stoa.perSecond) / pgbench.perSecond)} %`,
  ]);
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function drawing(rows) {
  const crowds = [...new Set(rows.map(({ crowd }) => crowd))];
  const group = (load, name) => {
    const of = (pick) =>
      rows.filter((row) => row.load === load).map((row) => [row.crowd, Math.max(pick(row), 0.1)]);
    return {
      name,
      lines: [
        { name: 'Stoa, median', values: of(({ stoa }) => stoa.p50) },
        { name: 'Stoa, 99 %', values: of(({ stoa }) => stoa.p99) },
        { name: 'pgbench, median', values: of(({ pgbench }) => pgbench.p50) },
        { name: 'pgbench, 99 %', values: of(({ pgbench }) => pgbench.p99) },
      ],
    };
  };
  return lines({
    title: 'The time of POST /orders beside pgbench with the same statements',
    unit: 'milliseconds over buyers at once',
    groups: [group('spread', 'Over 500 products'), group('hot', 'All of one product')],
    ticks: crowds.map((at) => ({ at, text: String(at) })),
  });
}
