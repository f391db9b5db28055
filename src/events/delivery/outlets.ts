import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import type { EventConsumer } from '../consumers.js';
import { nothing, type Piece } from '../pump.js';
import { Deliveries } from './deliveries.js';
import { dueAt } from './delivery.sql.js';
import { Publishing } from './publishing.js';

/** The ways out to consumers of either kind. */
@Injectable()
export class Outlets {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly publishing: Publishing,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Those of the consumers that have something due: one look for all, which most of the time finds nothing. All of them when nobody
   * can tell. It never throws.
   */
  async due(consumers: readonly string[]): Promise<string[]> {
    try {
      const rows = await this.database.read.rows(dueAt, consumers, this.clock.now());
      return rows.map(({ consumer }) => consumer);
    } catch (error) {
      this.log.failure(error, { work: 'looking for events that are due' });
      return [...consumers];
    }
  }

  /** Delivers some of what is due to the consumer; gives how many aggregates had their turn, and never throws. None: nothing is due now. */
  async deliverSome(consumer: EventConsumer): Promise<Piece> {
    try {
      return 'publish' in consumer
        ? await this.publishing.publishSome(consumer)
        : await this.deliveries.deliverSome(consumer);
    } catch (error) {
      this.log.failure(error, { consumer: consumer.name });
      return nothing;
    }
  }
}
