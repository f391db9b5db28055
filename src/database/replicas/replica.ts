import { setTimeout as delay } from 'node:timers/promises';
import pg, { type QueryResult } from 'pg';
import type { Clock } from '../../clock/clock.js';
import type { Log } from '../../logging/log.js';
import type { NamedQuery } from '../batch.js';
import { poolOptions } from '../connection.js';
import { SparingClient } from '../sparing-client.js';
import { askPosition, holds, type Position } from './position.js';
import { SharedQuestion } from './shared-question.js';

/** Milliseconds: how long a reading waits for what the replica does not hold yet. */
const patience = 25;
/** How long it may be silent before we ask whether it is still there, and how long it has for that answer. */
const [silence, word] = [1_000, 500];
/** How often one that is left out is looked at. */
const lookEvery = 250;

const nothing = Symbol('nothing');

/** A streaming replica: what is read there, and whether it may be. */
export class Replica {
  private readonly pool: pg.Pool;
  private readonly question = new SharedQuestion(() => this.look());
  /** Where it was last seen; only saves asking, each reading is checked by itself. */
  private seen: Position | null = null;
  private lookAgainAt: number | null = null;

  constructor(
    private readonly url: string,
    poolSize: number,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    const options = { ...poolOptions({ poolSize, pooler: 'none' }, true), Client: SparingClient };
    this.pool = new pg.Pool({ connectionString: url, ...options });
    this.pool.on('error', () => undefined);
  }

  /** Whether it may be asked, as far as is known. */
  get isIn(): boolean {
    return this.lookAgainAt === null;
  }

  /**
   * The answer of the replica, if it holds everything that the primary had when it was at `wanted`; null: it does not,
   * or does not answer. Whether it does is asked in the same breath, so nothing is believed that was found out before.
   */
  async read(query: NamedQuery, wanted: Position): Promise<QueryResult | null> {
    try {
      if (!(await this.reaches(wanted))) return this.leaveOut('it is behind');
      const answer = await this.patiently(this.ask(query, wanted));
      return answer === nothing ? this.leaveOut('it is silent') : answer;
    } catch (error) {
      return this.excuse(error);
    }
  }

  /** Looks, now and then and without anybody waiting, whether one that is left out has caught up. */
  lookAgain(wanted: () => Promise<Position>): void {
    const now = this.clock.ticks();
    if (this.lookAgainAt === null || now < this.lookAgainAt) return;
    this.lookAgainAt = now + lookEvery;
    const look = async (): Promise<void> => {
      const target = await wanted();
      if (!holds(await this.question.ask(), target)) return;
      this.lookAgainAt = null;
      this.log.event('a replica answers again', { replica: this.name });
    };
    look().catch(() => undefined);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** Waits for it a little: a replica in good health is a few milliseconds behind. */
  private async reaches(wanted: Position): Promise<boolean> {
    if (this.seen !== null && holds(this.seen, wanted)) return true;
    const end = this.clock.ticks() + patience;
    for (let pause = 1; ; pause = Math.min(pause * 2, 8)) {
      const here = await Promise.race([this.question.ask(), delay(word, nothing, { ref: false })]);
      if (here !== nothing && holds(here, wanted)) return true;
      if (here === nothing || this.clock.ticks() >= end) return false;
      await delay(pause);
    }
  }

  private async ask(query: NamedQuery, wanted: Position): Promise<QueryResult | null> {
    const [position, answer] = await this.together([askPosition, query]);
    const here = position?.rows[0] as Position;
    this.seen = here;
    return holds(here, wanted) ? (answer ?? null) : null;
  }

  /** A long answer is waited for as long as the replica says at all that it is there. */
  private async patiently<T>(answer: Promise<T>): Promise<T | typeof nothing> {
    answer.catch(() => undefined);
    for (;;) {
      const first = await Promise.race([answer, delay(silence, nothing, { ref: false })]);
      if (first !== nothing) return first;
      const sign = await Promise.race([this.look(), delay(word, nothing, { ref: false })]);
      if (sign === nothing) return nothing;
    }
  }

  private async look(): Promise<Position> {
    const [{ rows } = { rows: [] }] = await this.together([askPosition]);
    this.seen = rows[0] as Position;
    return this.seen;
  }

  private async together(queries: readonly NamedQuery[]): Promise<QueryResult[]> {
    const client = (await this.pool.connect()) as pg.PoolClient & SparingClient;
    try {
      return await client.together(queries);
    } finally {
      client.release();
    }
  }

  /** Whatever went wrong, the primary is asked; and this one is left out if it was not the question's fault. */
  private excuse(error: unknown): null {
    const { code } = error as { code?: unknown };
    const isOfQuestion = typeof code === 'string' && /^(0A|22|23|25|26|40|42|57014)/.test(code);
    return isOfQuestion ? null : this.leaveOut((error as Error).message);
  }

  private leaveOut(reason: string): null {
    this.seen = null;
    if (this.isIn) this.log.event('a replica is left out', { replica: this.name, reason });
    this.lookAgainAt ??= this.clock.ticks() + lookEvery;
    return null;
  }

  private get name(): string {
    const { host, pathname } = new URL(this.url);
    return `${host}${pathname}`;
  }
}
