import { Injectable } from '@nestjs/common';
import { bulkhead } from 'cockatiel';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';

/**
 * Transactions of deliveries: no more at a time than half of the pool, whatever waits and whoever asks, so that requests
 * are answered beside a backlog and no event fails because connections ran out.
 */
@Injectable()
export class Lanes {
  private readonly lanes;

  constructor(
    private readonly database: Database,
    { database: { poolSize } }: Config,
  ) {
    this.lanes = bulkhead(Math.max(1, Math.floor(poolSize / 2)), Number.POSITIVE_INFINITY);
  }

  /** {@link Database.transaction}, when there is a lane. Not to be asked from within one. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.lanes.execute(() => this.database.transaction(work));
  }
}
