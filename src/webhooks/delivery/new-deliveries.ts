import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import { Consumers } from '../../events/consumers.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { testType } from '../dto/webhook-delivery.dto.js';
import * as sql from './deliveries.sql.js';
import { bodyOf } from './message.js';

/** Messages that are to be sent: one for each event and each webhook that asks for it, in the event's own transaction. */
@Injectable()
export class NewDeliveries implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'webhooks',
      types: ['*'],
      handle: (tx, event) => this.tell(tx, event),
      handleAll: (tx, events) => this.tellAll(tx, events),
      // most of the time nobody wants anything
      wantedNow: async (tx, types) => (await tx.rows(sql.wanted, types)).map(({ type }) => type),
    });
  }

  /** A message that only shows whether the webhook works. */
  addTest(tx: Tx, webhookId: string): Promise<sql.WholeDeliveryRow> {
    const body = bodyOf({ type: testType, timestamp: this.clock.now(), data: { webhookId } });
    return this.add(tx, webhookId, { event_id: newId(), event_type: testType, body });
  }

  /** The same message once more: the receiver knows it by its `webhook-id`. */
  addAgain(tx: Tx, delivery: sql.WholeDeliveryRow): Promise<sql.WholeDeliveryRow> {
    return this.add(tx, delivery.webhook_id, delivery);
  }

  /** Asks once whether anybody wants any of them: most of the time nobody does. */
  private async tellAll(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const filters = [...new Set(events.flatMap(({ type }) => filtersOf(type)))];
    if ((await tx.rows(sql.holdWanting, filters)).length === 0) return;
    for (const event of events) await this.tell(tx, event);
  }

  private async tell(tx: Tx, { id, type, occurredAt, payload }: StoredEvent): Promise<void> {
    const filters = filtersOf(type);
    const wanting = (await tx.rows(sql.holdWanting, filters)).map((webhook) => webhook.id);
    if (wanting.length === 0) return;
    const body = bodyOf({ type, timestamp: occurredAt, data: payload });
    const ids = wanting.map(() => newId());
    await tx.rows(sql.insert, ids, wanting, id, type, body, this.clock.now());
  }

  private async add(
    tx: Tx,
    webhookId: string,
    message: Pick<sql.WholeDeliveryRow, 'event_id' | 'event_type' | 'body'>,
  ): Promise<sql.WholeDeliveryRow> {
    const { event_id: eventId, event_type: type, body } = message;
    const row = await tx.row(sql.insert, [newId()], [webhookId], eventId, type, body, this.clock.now());
    if (row === null) throw new Error('an insert gives its row');
    return row;
  }
}

/** What a webhook that wants events of the type may have said. */
const filtersOf = (type: string): string[] => ['*', `${type.split('.', 1)[0] ?? type}.*`, type];
