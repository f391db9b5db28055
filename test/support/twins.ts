import { Actor, type Answer } from './actor.js';
import { Stoa } from './stoa.js';

/** Two instances of the service on one database, as behind a balancer, and many who ask them at once. */
export class Twins {
  private constructor(
    readonly stoa: Stoa,
    readonly twin: Stoa,
    readonly buyers: readonly Actor[],
  ) {}

  static async start(buyers: number): Promise<Twins> {
    const stoa = await Stoa.start();
    const twin = await stoa.beside();
    return new Twins(stoa, twin, await Promise.all(times(buyers, () => stoa.given.viewer())));
  }

  /** One of the buyers, each at another instance than the one before. */
  buyer(index: number): Actor {
    return this.either(this.buyers[index % this.buyers.length]!, index);
  }

  /** The same person at one of the instances. */
  either({ token, id }: Actor, index: number): Actor {
    return new Actor(index % 2 === 0 ? this.stoa.url : this.twin.url, token, id);
  }

  /** The instance itself. */
  one(index: number): Stoa {
    return index % 2 === 0 ? this.stoa : this.twin;
  }

  /** How often somebody waited in a circle. */
  async deadlocks(): Promise<number> {
    const { rows } = await this.stoa.sql.query(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    return Number(rows[0].deadlocks);
  }

  async stop(): Promise<void> {
    await this.twin.stop();
    await this.stoa.stop();
  }
}

/** So many of what is made. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** How many answers of each kind there are: `201`, or `409 INSUFFICIENT_STOCK`. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const label = status < 300 ? String(status) : `${status} ${String(body.code)}`;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}
