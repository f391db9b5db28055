import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { disabledError } from '../webhook-ends.js';
import * as sql from './deliveries.sql.js';

const keptSeconds = 30 * 86_400;
const atOnce = 1_000;

/** The log of deliveries goes back thirty days. */
@Injectable()
export class DeliveryRetention {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Forgets what is older, and gives up what waits for a webhook that is disabled. */
  async tidy(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.failStranded, disabledError));
    const before = this.clock.inSeconds(-keptSeconds);
    for (let dropped = atOnce; dropped === atOnce;)
      dropped = (await this.database.transaction((tx) => tx.rows(sql.dropOld, before, atOnce))).length;
  }
}
