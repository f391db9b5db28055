/** An event as it is kept and delivered. */
export interface StoredEvent {
  readonly id: string;
  /** `order.paid` */
  readonly type: string;
  readonly version: number;
  readonly aggregateId: string;
  /** 1, 2, 3 ... per aggregate; events of one aggregate are delivered in this order. */
  readonly sequence: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
}

/** {@link StoredEvent} as its columns are named. */
export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly aggregate_id: string;
  readonly sequence: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurred_at: Date;
}

/** The columns of {@link EventRow}, of the outbox as `o`. */
export const eventColumns = 'o.id, o.type, o.version, o.aggregate_id, o.sequence, o.payload, o.occurred_at';

/** The event of a row. */
export function eventOf(row: EventRow): StoredEvent {
  const { id, type, version, aggregate_id: aggregateId, sequence, payload, occurred_at: occurredAt } = row;
  return { id, type, version, aggregateId, sequence, payload, occurredAt };
}
