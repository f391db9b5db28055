import pg from 'pg';

/** What the service asked of the database, while somebody listens. Import it before a service starts. */
let heard: string[] | null = null;

type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;
const { query: send } = pg.Client.prototype as unknown as { query: Query };
const listen: Query = function (...parameters) {
  const [query] = parameters as [string | { name?: string; text: string }];
  const { application_name: by } = (
    this as unknown as { connectionParameters: { application_name?: string } }
  ).connectionParameters;
  // renewals of the lease come by the clock, not by a request
  if (heard !== null && (by === 'stoa' || by === 'stoa-read'))
    heard.push(
      typeof query === 'string' ? query : query.name === '' ? query.text : (query.name ?? query.text),
    );
  return send.apply(this, parameters);
};
Object.assign(pg.Client.prototype, { query: listen });

/** Runs `work` and gives its answer with the statements that ran meanwhile: names, or the text of nameless ones. */
export async function recordStatements<T>(
  work: () => Promise<T>,
): Promise<{ answer: T; statements: string[] }> {
  heard = [];
  try {
    const answer = await work();
    return { answer, statements: heard };
  } finally {
    heard = null;
  }
}
