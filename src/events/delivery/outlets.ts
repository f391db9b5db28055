import { Injectable } from '@nestjs/common';
import { Log } from '../../logging/log.js';
import type { EventConsumer } from '../consumers.js';
import { nothing, type Piece } from '../pump.js';
import { Deliveries } from './deliveries.js';
import { Publishing } from './publishing.js';

/** The ways out to consumers of either kind. */
@Injectable()
export class Outlets {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly publishing: Publishing,
    private readonly log: Log,
  ) {}

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
