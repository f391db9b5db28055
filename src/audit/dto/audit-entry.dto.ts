import { ApiProperty } from '@nestjs/swagger';
import { DateTime, Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { Formed, Id, LongText, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { PageOf } from '../../http/list/page.dto.js';
import { auditTypes, type AuditDetails, type AuditType } from '../audit-log.js';
import type { AuditRow } from '../audit.sql.js';

/** Which entries. Sorted by `occurredAt`; the newest first unless told. */
export class ListAuditEntriesDto extends ListQuery {
  @Optional()
  @OneOf(auditTypes, 'AuditType')
  type?: AuditType;

  /** Who did it. */
  @Optional()
  @Id()
  actorId?: string;

  /** Whose account it happened to. */
  @Optional()
  @Id()
  userId?: string;

  /** At or after. @example 2026-01-01T00:00:00.000Z */
  @Optional()
  @DateTime()
  from?: string;

  /** Before. @example 2026-12-31T00:00:00.000Z */
  @Optional()
  @DateTime()
  to?: string;
}

const word = { type: 'string', maxLength: 2000, pattern: '^[^\\u0000]*$' };
const fact = [
  word,
  { type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  { type: 'boolean' },
  { type: 'null' },
  { type: 'array', maxItems: 100, items: word },
];

/** Something that happened to somebody's account. It is never changed and never deleted. */
export class AuditEntryDto {
  @Id()
  id: string;

  @OneOf(auditTypes, 'AuditType')
  type: AuditType;

  /** Who did it; `null`: nobody who is known, or the service itself. */
  @Nullable()
  @Id()
  actorId: string | null;

  /** Whose account it happened to; it may have been erased since. */
  @Nullable()
  @Id()
  userId: string | null;

  @Nullable()
  @Id()
  sessionId: string | null;

  /** @example 203.0.113.7 */
  @Nullable()
  @Text(45)
  address: string | null;

  /** What the device called itself. @example "Mozilla/5.0 (X11; Linux x86_64)" */
  @Nullable()
  @LongText(512, { empty: true })
  userAgent: string | null;

  /** As in `X-Request-Id`. @example 0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11 */
  @Nullable()
  @Formed(/^[A-Za-z0-9._:-]+$/, 200, 'must be a request id')
  requestId: string | null;

  /** Facts of the case, by its type: such as `from` and `to` of a changed role. */
  @ApiProperty({
    type: 'object',
    maxProperties: 50,
    additionalProperties: { anyOf: fact } as never,
    example: { from: 'viewer', to: 'editor' },
  })
  details: AuditDetails;

  @DateTime()
  occurredAt: string;

  static from(row: AuditRow): AuditEntryDto {
    return Object.assign(new AuditEntryDto(), {
      id: row.id,
      type: row.type,
      actorId: row.actor_id,
      userId: row.user_id,
      sessionId: row.session_id,
      address: row.address,
      userAgent: row.user_agent,
      requestId: row.request_id,
      details: row.details,
      occurredAt: row.occurred_at.toISOString(),
    });
  }
}

/** A page of entries. */
export class AuditEntryPageDto extends PageOf(AuditEntryDto) {}
