import pg, { type ClientConfig, type QueryResult } from 'pg';
import { Batch, type NamedQuery, type Shapes } from './batch.js';

/**
 * Read-only since a failover; prepared statements that no longer fit the schema, or that a pooler has lost; and a server
 * that says goodbye, before it closes the connection.
 */
const spoilt = new Set(['25006', '0A000', '26000', '57P01', '57P02', '57P03']);

/** What pg says, too, when an answer does not come in time. */
const tooLate = 'Query read timeout';

/** What a pool looks at and pg's types do not name. */
interface Innards {
  _queryable: boolean;
  connection: { stream: { destroy(): void } };
}

/** How long an answer may take. */
interface AnswerLimit {
  /** Milliseconds; pg's own `query_timeout` is not used for statements with names, see {@link Batch}. */
  readonly answerTimeoutMillis?: number;
}

/**
 * A client that dies when it can no longer serve. Left alive it goes back to the pool half open, and every later
 * request that gets it fails too (brianc/node-postgres#3399); destroyed, the pool makes a new one.
 */
export class MortalClient extends pg.Client {
  private readonly shapes: Shapes = new Map();
  private readonly answerTimeout: number;

  constructor(config?: string | (ClientConfig & AnswerLimit)) {
    super(config);
    this.answerTimeout = (typeof config === 'object' ? config.answerTimeoutMillis : undefined) ?? 0;
    // whoever waits for an answer is told by its query; an error event that nobody hears would end the process
    this.on('error', () => undefined);
    const send = this.query.bind(this) as (...parameters: unknown[]) => unknown;
    const query = (...parameters: unknown[]): unknown => {
      const [what] = parameters;
      if (isNamed(what)) return this.together([what]).then(([own]) => own);
      const answer = send(this.limited(what), ...parameters.slice(1));
      if (answer instanceof Promise) answer.catch((error: unknown) => void this.dieOf(error));
      return answer;
    };
    Object.assign(this, { query });
  }

  /** Sends several at once, and gives the answers to all; the first that fails fails those after it too. */
  together(queries: readonly NamedQuery[]): Promise<QueryResult[]> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => {
        this.dieOf(error);
        reject(error);
      };
      const { answerTimeout } = this;
      const late =
        answerTimeout === 0 ? undefined : setTimeout(() => fail(new Error(tooLate)), answerTimeout);
      const batch = new Batch(queries, this.knownShapes(), (error, given) => {
        clearTimeout(late);
        if (error === null) resolve(given);
        else fail(error);
      });
      (pg.Client.prototype as { query(batch: Batch): unknown }).query.call(this, batch);
    });
  }

  /** What a library's SQL is sent as: pg itself looks after its time. */
  private limited(what: unknown): unknown {
    const query_timeout = this.answerTimeout;
    if (typeof what === 'string') return { text: what, query_timeout };
    const isPlain = typeof what === 'object' && what !== null && !('submit' in what);
    return isPlain ? { ...what, query_timeout } : what;
  }

  /** How the rows of what it has prepared are read. */
  protected knownShapes(): Shapes {
    return this.shapes;
  }

  private dieOf(error: unknown): void {
    const { message, code } = error as { message?: string; code?: string };
    if (message !== tooLate && !spoilt.has(code ?? '')) return;
    const innards = this as unknown as Innards;
    innards._queryable = false;
    innards.connection.stream.destroy();
  }
}

/** Whether pg's `query` is called with a statement of ours. */
export function isNamed(what: unknown): what is NamedQuery {
  return typeof what === 'object' && what !== null && 'name' in what && 'values' in what;
}
