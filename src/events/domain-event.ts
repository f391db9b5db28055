import type { Audience } from './audience.js';
import type { EventType } from './event-types.js';

/** News that others may care about. Thin: ids and what changed, below 20 kB; who wants more asks the API. */
export abstract class DomainEvent {
  /** Dotted noun and past participle: `order.paid`. */
  static readonly type: EventType;
  /** Raised when the payload changes so that old readers would misread it. */
  static readonly version: number = 1;

  constructor(
    /** What it happened to. Events of one aggregate are numbered 1, 2, 3 ... */
    readonly aggregateId: string,
    readonly payload: Readonly<Record<string, unknown>>,
    /** Who may hear of it live. */
    readonly audience: Audience,
  ) {}
}
