import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { slice, where, type Slice } from '../../http/list/listing.js';
import type { Origin } from '../../http/origin.js';
import { NotFound } from '../../http/problem/problems.js';
import * as sql from './dead-letters.sql.js';
import { WholeDeadLetterDto, type ListDeadLettersDto } from './dto/dead-letter.dto.js';
import { Replay } from './replay.js';

/** Events that a consumer never succeeded at, for people to look at and decide. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly database: Database,
    private readonly replays: Replay,
    private readonly audit: AuditLog,
  ) {}

  /** A page of them. */
  list({ consumer, type, ...query }: ListDeadLettersDto): Promise<Slice<sql.DeadLetterRow>> {
    const conditions = [
      ...(consumer === undefined ? [] : [where`d.consumer = ${consumer}`]),
      ...(type === undefined ? [] : [where`o.type = ${type}`]),
    ];
    return slice(this.database.read, sql.deadLetterListing, conditions, query);
  }

  /** @throws NotFound */
  async get(id: string): Promise<WholeDeadLetterDto> {
    return WholeDeadLetterDto.from(existing(await this.database.read.row(sql.findDeadLetter, id)));
  }

  /**
   * Puts the event back before the consumer; once, however often it is asked for, until it fails for good again.
   *
   * @throws NotFound
   */
  replay(id: string): Promise<WholeDeadLetterDto> {
    return this.database.transaction(async (tx) => {
      const letter = existing(await this.replays.putBack(tx, id));
      return WholeDeadLetterDto.from(letter);
    });
  }

  /**
   * Gives the event up for good; on record.
   *
   * @throws NotFound
   * @throws PreconditionFailed
   */
  async discard(caller: Caller, id: string, precondition: Precondition, origin: Origin): Promise<void> {
    await this.database.transaction(async (tx) => {
      const letter = existing(await tx.row(sql.holdDeadLetter, id));
      precondition.check(WholeDeadLetterDto.from(letter));
      await tx.rows(sql.removeDeadLetter, id);
      const { consumer, event_id: eventId, type: eventType } = letter;
      const details = { deadLetterId: id, consumer, eventId, eventType };
      const { id: actorId, sessionId } = caller;
      this.audit.append(
        tx,
        { type: 'dead_letter.deleted', actorId, userId: null, sessionId, details },
        origin,
      );
    });
  }
}

function existing<Row>(row: Row | null): Row {
  if (row === null) throw new NotFound('There is no such dead letter.');
  return row;
}
