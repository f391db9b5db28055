import type { Pool, QueryResult } from 'pg';
import type { NamedQuery } from './batch.js';
import { queryOn } from './connection.js';
import { Gathering } from './gathering.js';
import type { MortalClient } from './mortal-client.js';
import { refusably, refusableWork, unrefusably, type Work } from './refusable.js';
import { faultOf, isUnavailable } from './sqlstate.js';

/** One that waits for its turn. */
interface Waiting {
  readonly query: NamedQuery;
  /** On whose behalf, where it may be refused a connection. */
  readonly work: Work | null;
  readonly resolve: (answer: QueryResult) => void;
  readonly reject: (error: unknown) => void;
}

/** More in one batch would let the last one wait for too many others. */
const mostTogether = 32;
/** So many are worth a way of their own when the database has nothing to do. */
const enough = 4;

/**
 * Reads that take the database next to no time share connections: all that are asked for while the process goes through
 * what has come in, or while others are under way, travel together, and their answers come back together. A read costs
 * less than half of a round trip of its own that way, and those by one gathered statement are one run of it. For reads by key
 * only: one that takes long keeps the others waiting.
 */
export class SharedReads {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private isPlanned = false;

  /** @param atOnce how many batches may be under way */
  constructor(
    private readonly pool: Pool,
    private readonly atOnce: number,
  ) {}

  /** The answer to the query. What is wrong with it fails it alone; a connection that is lost fails all that travelled on it. */
  ask(query: NamedQuery): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ query, work: refusableWork(), resolve, reject });
      // the database looks for the first while the process is still told what others want
      if (this.underWay === 0 && this.waiting.length >= enough) return void this.send();
      if (this.isPlanned) return;
      this.isPlanned = true;
      setImmediate(() => this.send());
    });
  }

  private send(): void {
    this.isPlanned = false;
    while (this.waiting.length > 0 && this.underWay < this.atOnce) {
      const some = this.waiting.splice(0, mostTogether);
      this.underWay += 1;
      // what travels with one that is not to be refused is not refused either, whoever set them going
      const may = some.every(({ work }) => work?.hasBegun === false) ? refusably : unrefusably;
      void may(() => this.travel(some)).finally(() => {
        this.underWay -= 1;
        this.send();
      });
    }
  }

  private async travel(some: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.together(some);
      answers.forEach((answer, at) => some[at]?.resolve(answer));
    } catch (error) {
      if (some.length > 1 && isOfOne(error))
        for (const { query, resolve, reject } of some) void queryOn(this.pool, query).then(resolve, reject);
      else for (const { reject } of some) reject(error);
    }
  }

  private async together(some: readonly Waiting[]): Promise<readonly QueryResult[]> {
    const client = await this.pool.connect();
    for (const { work } of some) if (work !== null) work.hasBegun = true;
    const gathering = new Gathering(some.map(({ query }) => query));
    try {
      return gathering.share(await (client as unknown as MortalClient).together(gathering.statements));
    } finally {
      client.release();
    }
  }
}

/** Whether it was one statement's fault; each is then asked for by itself. Where the database cannot, asking again would not help it. */
function isOfOne(error: unknown): boolean {
  const fault = faultOf(error);
  return fault === null || !isUnavailable(fault);
}
