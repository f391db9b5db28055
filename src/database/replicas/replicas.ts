import type { QueryResult } from 'pg';
import type { NamedQuery } from '../batch.js';
import type { Position } from './position.js';
import { askPosition } from './position.js';
import type { Replica } from './replica.js';
import { replicaReads } from './replicas.metrics.js';
import { SharedQuestion } from './shared-question.js';

type Run = (query: NamedQuery) => Promise<QueryResult>;

/**
 * Reads from replicas what is not older than it would be on the primary. The primary is asked where it is, once for all
 * who ask at the same time; a replica answers only when it has come as far. So nobody sees less than was committed, and
 * told of, before they asked: their own writes or anybody's, by whichever process.
 */
export class Replicas {
  private turn = 0;
  private readonly position: SharedQuestion<Position>;

  /** `primary` runs a query there. */
  constructor(
    private readonly replicas: readonly Replica[],
    private readonly primary: Run,
  ) {
    this.position = new SharedQuestion(async () => (await primary(askPosition)).rows[0] as Position);
  }

  /** The answer of a replica, or of the primary where none is there that has come far enough. */
  async run(query: NamedQuery): Promise<QueryResult> {
    const replica = this.next();
    const answer = replica === null ? null : await replica.read(query, await this.position.ask());
    replicaReads.inc({ from: answer === null ? 'primary' : 'replica' });
    return answer ?? this.primary(query);
  }

  async close(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.close()));
  }

  /** One after the other. */
  private next(): Replica | null {
    for (const replica of this.replicas) replica.lookAgain(() => this.position.ask());
    const there = this.replicas.filter(({ isIn }) => isIn);
    this.turn += 1;
    return there[this.turn % there.length] ?? null;
  }
}
