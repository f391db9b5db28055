import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import { Mail } from '../../mail/mail.js';
import * as sql from './digests.sql.js';

/** What happened that somebody is to learn by a letter. */
export interface News {
  readonly userId: string;
  /** The kind of letter. */
  readonly kind: string;
  /** What it is about: letters of one kind about one subject come once an hour at most. */
  readonly subjectId: string;
  /** What happened to it; the same twice counts once. */
  readonly itemId: string;
}

/** What a letter tells of. */
export interface Digest {
  readonly subjectId: string;
  readonly itemIds: readonly string[];
}

/** Between two letters of a kind about one subject. */
const quietSeconds = 3_600;
/** A letter that could not be written for a day is given up by the mail room, and later news begin anew. */
const forgottenSeconds = 90_000;
/** For as long as a letter may be tried again, and a day more. */
const keptSeconds = 172_800;

/**
 * Letters that tell of several things at once. The first thing asks for a letter; what happens until that is written is
 * told in it, and what happens afterwards in another, an hour later at the earliest. Each thing is told once.
 */
@Injectable()
export class Digests {
  constructor(
    private readonly mail: Mail,
    private readonly clock: Clock,
  ) {}

  /** Adds to the open letter, or asks for a new one. Of somebody who is gone nothing is kept. */
  async add(tx: Tx, { userId, kind, subjectId, itemId }: News): Promise<void> {
    const now = this.clock.now();
    const forgotten = this.clock.inSeconds(-forgottenSeconds);
    await tx.rows(sql.closeForgotten, userId, kind, subjectId, forgotten);
    const digest = await tx.row(sql.open, newId(), userId, kind, subjectId, now);
    if (digest === null) return;
    await tx.rows(sql.addItem, digest.id, itemId);
    if (!digest.is_new) return;
    const free = digest.last_at === null ? 0 : digest.last_at.getTime() + quietSeconds * 1000;
    const from = new Date(Math.max(now.getTime(), free));
    this.mail.enqueue(tx, kind, { userId, digestId: digest.id }, from);
  }

  /** What the letter tells of: the same however often it is written. From now on news go into the next one. */
  async close(tx: Tx, digestId: string): Promise<Digest | null> {
    await tx.rows(sql.drop, this.clock.inSeconds(-keptSeconds));
    const digest = await tx.row(sql.close, digestId, this.clock.now());
    if (digest === null) return null;
    const items = await tx.rows(sql.itemsOf, digestId);
    return { subjectId: digest.subject_id, itemIds: items.map(({ item_id: id }) => id) };
  }
}
