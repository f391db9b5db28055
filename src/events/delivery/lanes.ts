import { Injectable } from '@nestjs/common';
import { bulkhead, type BulkheadPolicy } from 'cockatiel';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';

/**
 * Transactions of deliveries: no more at a time than half of the pool, whatever waits and whoever asks, so that requests
 * are answered beside a backlog and no event fails because connections ran out. Of these one consumer has no more than half, so
 * that one whose work takes long leaves some to the others.
 */
@Injectable()
export class Lanes {
  private readonly all: BulkheadPolicy;
  private readonly shares = new Map<string, BulkheadPolicy>();
  private readonly share: number;

  constructor(
    private readonly database: Database,
    { database: { poolSize } }: Config,
  ) {
    const lanes = Math.max(1, Math.floor(poolSize / 2));
    this.share = Math.max(1, Math.floor(lanes / 2));
    this.all = waiting(lanes);
  }

  /** {@link Database.transaction} for the consumer, when there is a lane. Not to be asked from within one. */
  transaction<T>(consumer: string, work: (tx: Tx) => T | Promise<T>): Promise<T> {
    return this.shareOf(consumer).execute(() => this.all.execute(() => this.database.transaction(work)));
  }

  private shareOf(consumer: string): BulkheadPolicy {
    const share = this.shares.get(consumer) ?? waiting(this.share);
    this.shares.set(consumer, share);
    return share;
  }
}

/** So many at a time; the others wait. */
function waiting(atOnce: number): BulkheadPolicy {
  return bulkhead(atOnce, Number.POSITIVE_INFINITY);
}
