import pg, { type PoolClient, type PoolConfig } from 'pg';
import { refusableWork } from './refusable.js';

type Taker = (error: Error | undefined, client: PoolClient | undefined, release: Release) => void;
type Release = (release?: unknown) => void;

/** A crowd that comes at once may wait. One that has not gone for so long, and of which the first has waited for so long, grows. */
const [crowdMilliseconds, waitMilliseconds] = [1_000, 1_000];

/** Too many wait for a connection already. Its code is PostgreSQL's for too many connections. */
export class PoolBusy extends Error {
  readonly code = '53300';

  constructor() {
    super('too many wait for a connection');
  }
}

/** Made once: there may be thousands a second. */
const busy = new PoolBusy();

/**
 * A pool that tells at once that one would wait for long, instead of after a wait: when `maxWaiting` do already, or some have for
 * a second without end; 0: never. Only work that is done refusably (refusable.ts) and has not had a connection is told so;
 * everybody else waits in front of it.
 *
 * @throws PoolBusy
 */
export class BoundedPool extends pg.Pool {
  private readonly maxWaiting: number;
  /** Since when there is no moment at which nobody waits. */
  private crowdedSince = 0;
  /** Those who wait and cannot be refused: they are in front. */
  private readonly hurried = new Set<object>();
  /** Since when each waits, in their order. */
  private readonly since = new Map<object, number>();

  constructor(config: PoolConfig & { maxWaiting?: number }) {
    super(config);
    this.maxWaiting = config.maxWaiting ?? 0;
  }

  override connect(): Promise<PoolClient>;
  override connect(taker: Taker): void;
  override connect(taker?: Taker): Promise<PoolClient> | void {
    if (taker === undefined) return this.connected();
    const work = refusableWork();
    if (work?.hasBegun === false && this.isBusy)
      return void process.nextTick(taker, busy, undefined, () => undefined);
    const turn = {};
    const now = performance.now();
    const waitingBefore = this.waitingCount;
    if (waitingBefore === 0) this.crowdedSince = now;
    this.since.set(turn, now);
    super.connect((error, client, release) => {
      this.since.delete(turn);
      this.hurried.delete(turn);
      // called by whoever gives the connection back: what runs by now is that one's
      if (work !== null && client !== undefined) work.hasBegun = true;
      taker(error, client, release);
    });
    if (work?.hasBegun !== false && this.waitingCount > waitingBefore) this.hurry(turn);
  }

  /** Lets the one who came last in front of all who could be refused. */
  private hurry(turn: object): void {
    const queue = (this as unknown as { _pendingQueue: unknown[] })._pendingQueue;
    queue.splice(this.hurried.size, 0, queue.pop());
    this.hurried.add(turn);
  }

  private connected(): Promise<PoolClient> {
    return new Promise((resolve, reject) => {
      this.connect((error, client) => {
        if (client === undefined) reject(error ?? new Error('no connection'));
        else resolve(client);
      });
    });
  }

  private get isBusy(): boolean {
    if (this.maxWaiting === 0 || this.waitingCount === 0) return false;
    if (this.waitingCount >= this.maxWaiting) return true;
    const now = performance.now();
    const [first = now] = this.since.values();
    return now - this.crowdedSince > crowdMilliseconds && now - first > waitMilliseconds;
  }
}
