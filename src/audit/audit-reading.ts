import { Injectable } from '@nestjs/common';
import { batchesOf, batchSize } from '../database/batches.js';
import { Database } from '../database/database.js';
import { slice, where, type Condition, type Slice } from '../http/list/listing.js';
import { auditListing, entriesAbout, type AuditRow } from './audit.sql.js';
import { AuditEntryDto, type ListAuditEntriesDto } from './dto/audit-entry.dto.js';

/** Reading the memory of security events. */
@Injectable()
export class AuditReading {
  constructor(private readonly database: Database) {}

  /** A page of entries. */
  list(query: ListAuditEntriesDto): Promise<Slice<AuditRow>> {
    return slice(this.database.read, auditListing, filters(query), query);
  }

  /** All entries about a person as they may read them: where somebody else who is known acted from is not told. */
  async *about(userId: string): AsyncGenerator<AuditEntryDto[]> {
    const read = (after: readonly unknown[]): Promise<AuditRow[]> =>
      this.database.read.rows(entriesAbout, userId, ...after, batchSize);
    for await (const rows of batchesOf(read, (row) => row.occurred_at))
      yield rows.map((row) => AuditEntryDto.from(isOfAnother(row, userId) ? withoutOrigin(row) : row));
  }
}

function isOfAnother({ actor_id: actorId }: AuditRow, userId: string): boolean {
  return actorId !== null && actorId !== userId;
}

function withoutOrigin(row: AuditRow): AuditRow {
  return { ...row, address: null, user_agent: null };
}

function filters({ type, actorId, userId, from, to }: ListAuditEntriesDto): Condition[] {
  const conditions: Condition[] = [];
  if (type !== undefined) conditions.push(where`a.type = ${type}`);
  if (actorId !== undefined) conditions.push(where`a.actor_id = ${actorId}`);
  if (userId !== undefined) conditions.push(where`a.user_id = ${userId}`);
  if (from !== undefined) conditions.push(where`a.occurred_at >= ${from}`);
  if (to !== undefined) conditions.push(where`a.occurred_at < ${to}`);
  return conditions;
}
