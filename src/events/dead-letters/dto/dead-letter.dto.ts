import { ApiProperty } from '@nestjs/swagger';
import { DateTime, Int, Nested, Nullable, Optional } from '../../../http/fields/fields.js';
import { Formed, Id, LongText } from '../../../http/fields/text.js';
import { ListQuery } from '../../../http/list/list-query.dto.js';
import { PageOf } from '../../../http/list/page.dto.js';
import type { DeadLetterRow, WholeDeadLetterRow } from '../dead-letters.sql.js';

const consumerName = /^[A-Za-z0-9-]+$/;
const eventType = /^[a-z_]+\.[a-z_]+$/;
const ConsumerName = (): PropertyDecorator => Formed(consumerName, 40, 'must be the name of a consumer');
const EventType = (): PropertyDecorator => Formed(eventType, 100, 'must be the type of an event');

/** Which dead letters. Sorted by `failedAt`; the newest first unless told. */
export class ListDeadLettersDto extends ListQuery {
  /** Who failed. @example notifications */
  @Optional()
  @ConsumerName()
  consumer?: string;

  /** At events of which type. @example order.paid */
  @Optional()
  @EventType()
  type?: string;
}

/** The event that failed. */
export class DeadEventDto {
  @Id()
  id: string;

  /** @example order.paid */
  @EventType()
  type: string;

  @Int(1, 1_000)
  version: number;

  /** What it happened to. */
  @Id()
  aggregateId: string;

  /** 1, 2, 3 ... per aggregate. */
  @Int(1, 2 ** 31 - 1)
  sequence: number;

  @DateTime()
  occurredAt: string;

  static from(row: DeadLetterRow): DeadEventDto {
    return Object.assign(new DeadEventDto(), {
      id: row.event_id,
      type: row.type,
      version: row.version,
      aggregateId: row.aggregate_id,
      sequence: row.sequence,
      occurredAt: row.occurred_at.toISOString(),
    });
  }
}

/** An event that a consumer never succeeded at. */
export class DeadLetterDto {
  @Id()
  id: string;

  /** Who failed. @example notifications */
  @ConsumerName()
  consumer: string;

  @Nested(() => DeadEventDto)
  event: DeadEventDto;

  /** How often it was tried. */
  @Int(1, 1_000)
  attempts: number;

  /** What went wrong the last time, for those who mend it. @example "Error: no such template" */
  @LongText(2_000, { empty: true })
  error: string;

  @DateTime()
  failedAt: string;

  /** When it was put back; `null`: it was not since it failed. */
  @Nullable()
  @DateTime()
  replayedAt: string | null;

  static from(row: DeadLetterRow): DeadLetterDto {
    return Object.assign(new DeadLetterDto(), facts(row));
  }
}

function facts(row: DeadLetterRow): DeadLetterDto {
  return {
    id: row.id,
    consumer: row.consumer,
    event: DeadEventDto.from(row),
    attempts: row.attempts,
    error: row.error,
    failedAt: row.failed_at.toISOString(),
    replayedAt: row.replayed_at?.toISOString() ?? null,
  };
}

const word = { type: 'string', maxLength: 20_000, pattern: '^[^\\u0000]*$' };
const bound = Number.MAX_SAFE_INTEGER;
const plain = [
  word,
  { type: 'integer', format: 'int64', minimum: -bound, maximum: bound },
  { type: 'boolean' },
  { type: 'null' },
  { type: 'array', maxItems: 1_000, items: word },
];
const group = { type: 'object', maxProperties: 50, additionalProperties: { anyOf: plain } };

/** A dead letter with all that the event says. */
export class WholeDeadLetterDto extends DeadLetterDto {
  /** As `/asyncapi.json` has it for the type. @example { "userId": "0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11" } */
  @ApiProperty({
    type: 'object',
    maxProperties: 50,
    additionalProperties: { anyOf: [...plain, group] } as never,
    example: { userId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11' },
  })
  payload: Readonly<Record<string, unknown>>;

  static override from(row: WholeDeadLetterRow): WholeDeadLetterDto {
    return Object.assign(new WholeDeadLetterDto(), facts(row), { payload: row.payload });
  }
}

/** A page of dead letters. */
export class DeadLetterPageDto extends PageOf(DeadLetterDto) {}
