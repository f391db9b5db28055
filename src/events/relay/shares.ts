import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Tx } from '../../database/database.js';
import { Consumers, wants, type EventConsumer } from '../consumers.js';
import type { PlacedRow } from './relay.sql.js';

/** Events of which a consumer is to be told, in their order. */
export interface Share {
  readonly consumer: EventConsumer;
  readonly events: readonly PlacedRow[];
}

/** Who is told of which events. */
@Injectable()
export class Shares {
  constructor(
    private readonly consumers: Consumers,
    private readonly config: Config,
  ) {}

  /** What of the events, which were placed just now, is for each consumer. */
  async of(tx: Tx, placed: readonly PlacedRow[]): Promise<Share[]> {
    const types = [...new Set(placed.map(({ type }) => type))];
    const shares: Share[] = [];
    for (const consumer of this.consumers.all().filter((one) => this.isServedHere(one))) {
      const wanted = await wantedNow(tx, consumer, types);
      shares.push({ consumer, events: placed.filter(({ type }) => wanted.has(type)) });
    }
    return shares;
  }

  /** Where there is a broker, those who work in the database get their events from it. */
  private isServedHere(consumer: EventConsumer): boolean {
    return 'publish' in consumer || this.config.rabbitmq === null;
  }
}

/** Of the types those of which the consumer is to be told. */
async function wantedNow(
  tx: Tx,
  consumer: EventConsumer,
  types: readonly string[],
): Promise<ReadonlySet<string>> {
  const named = types.filter((type) => wants(consumer.types, type));
  if (named.length === 0 || !('wantedNow' in consumer)) return new Set(named);
  return new Set(await consumer.wantedNow(tx, named));
}
