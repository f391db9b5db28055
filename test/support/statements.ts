import pg from 'pg';

/** What the service asked of the database, while somebody listens. Import it before a service starts. */
let heard: string[][] | null = null;

interface One {
  name?: string;
  text: string;
}

function namesOf(query: string | One | { statements: One[] }): string[] {
  if (typeof query === 'string') return [query];
  const all = 'statements' in query ? query.statements : [query];
  return all.map(({ name, text }) => (name === undefined || name === '' ? text : name));
}

type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;
const { query: send } = pg.Client.prototype as unknown as { query: Query };
const listen: Query = function (...parameters) {
  const [query] = parameters as [string | One | { statements: One[] }];
  const { application_name: by } = (
    this as unknown as { connectionParameters: { application_name?: string } }
  ).connectionParameters;
  // renewals of the lease come by the clock, not by a request
  if (heard !== null && (by === 'stoa' || by === 'stoa-read')) heard.push(namesOf(query));
  return send.apply(this, parameters);
};
Object.assign(pg.Client.prototype, { query: listen });

/**
 * Runs `work` and gives its answer with the statements that ran meanwhile: names, or the text of nameless ones; and with
 * the round trips they were sent in.
 */
export async function recordStatements<T>(
  work: () => Promise<T>,
): Promise<{ answer: T; statements: string[]; trips: string[][] }> {
  heard = [];
  try {
    const answer = await work();
    return { answer, statements: heard.flat(), trips: heard };
  } finally {
    heard = null;
  }
}
