import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import { disabledError } from '../webhook-ends.js';
import * as webhooks from '../webhooks.sql.js';
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

  /** Forgets what is older or of webhooks that are deleted, and gives up what waits for one that is disabled. */
  async tidy(): Promise<void> {
    await this.inParts((tx) => tx.rows(sql.giveUp, disabledError, atOnce, null));
    await this.inParts((tx) => tx.rows(sql.dropOfDeleted, atOnce));
    const before = this.clock.inSeconds(-keptSeconds);
    await this.inParts((tx) => tx.rows(sql.dropOld, before, atOnce));
    await this.database.transaction(async (tx) => {
      await tx.rows(webhooks.forgetGivenUp);
      await tx.rows(webhooks.dropDeleted);
    });
  }

  /** Each part in a transaction of its own, which is short however much there is. */
  private async inParts(part: (tx: Tx) => Promise<readonly unknown[]>): Promise<void> {
    for (let done = atOnce; done === atOnce;) done = (await this.database.transaction(part)).length;
  }
}
