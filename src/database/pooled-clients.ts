import type { ClientConfig, QueryResult } from 'pg';
import type { NamedQuery, Shapes } from './batch.js';
import { isNamed, MortalClient } from './mortal-client.js';
import { begin, SparingClient } from './sparing-client.js';

/** What a client needs to know that may have another connection of the server in each transaction. */
export interface Conditions {
  /** What has to hold in each transaction, since nothing of a session stays. */
  readonly settings: Readonly<Record<string, string | number>>;
  /** Whether a prepared statement is found again. */
  readonly isPrepared: boolean;
}

type Options = ClientConfig & Conditions;
type Done = (error: unknown, answer?: QueryResult) => void;

/**
 * A client behind a pooler that reads. Each statement goes out together with its settings, of which the first forbids
 * writing, in one round trip that PostgreSQL takes for one transaction: there is none without them.
 */
export class GuardedClient extends MortalClient {
  private readonly guard: NamedQuery;
  private readonly isPrepared: boolean;

  constructor(config?: string | ClientConfig) {
    super(config);
    const { settings, isPrepared } = config as Options;
    this.guard = settingsOf('read-settings', settings);
    this.isPrepared = isPrepared;
    const query = (...parameters: unknown[]): unknown => {
      const done = parameters.at(-1);
      const answer = this.together([asNamed(parameters)]).then(([own]) => own);
      if (typeof done !== 'function') return answer;
      answer.then(
        (own) => (done as Done)(null, own),
        (error: unknown) => (done as Done)(error),
      );
      return undefined;
    };
    Object.assign(this, { query });
  }

  /** Sends them together, behind the one guard. */
  override async together(queries: readonly NamedQuery[]): Promise<QueryResult[]> {
    const guarded = [this.guard, ...queries].map((query) => withName(query, this.isPrepared));
    return (await super.together(guarded)).slice(1);
  }

  protected override knownShapes(): Shapes {
    return nothingKnown();
  }
}

/** A client behind a pooler that writes: its transactions begin with their settings, in the same round trip. */
export class PassingClient extends SparingClient {
  protected override readonly opening: readonly NamedQuery[];
  private readonly isPrepared: boolean;

  constructor(config?: string | ClientConfig) {
    super(config);
    const { settings, isPrepared } = config as Options;
    this.opening = [begin, settingsOf('settings', settings)];
    this.isPrepared = isPrepared;
  }

  protected override dressed(query: NamedQuery): NamedQuery {
    return withName(query, this.isPrepared);
  }

  protected override knownShapes(): Shapes {
    return nothingKnown();
  }
}

/** Each time it may be another connection, which has prepared the statement at another time. */
const nothingKnown = (): Shapes => new Map();

function settingsOf(name: string, settings: Conditions['settings']): NamedQuery {
  const calls = Object.entries(settings).map(([key, value]) => `set_config('${key}', '${value}', true)`);
  return { name, text: `SELECT ${calls.join(', ')}`, values: [] };
}

const withName = (query: NamedQuery, isPrepared: boolean): NamedQuery =>
  isPrepared ? query : { ...query, name: '' };

/** What pg's `query` is called with: a named statement, or text and perhaps values. */
function asNamed([what, values]: readonly unknown[]): NamedQuery {
  if (isNamed(what)) return what;
  return { name: '', text: String(what), values: Array.isArray(values) ? values : [] };
}
