import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { batchesOf, batchSize } from '../database/batches.js';
import { Database, type Tx } from '../database/database.js';
import { MediumDto } from './dto/medium.dto.js';
import { UnknownMedia } from './media.problems.js';
import { mediaOf, type MediumRow } from './media.sql.js';
import * as sql from './uses.sql.js';

export { MediumDto } from './dto/medium.dto.js';
export { ShownImageDto } from './dto/shown-image.dto.js';
export { UnknownMedia } from './media.problems.js';
export { shownImage, type ShownImageRow } from './shown-image.js';

/** Who has something show media, and whether they may see all there are. */
export interface MediaUser {
  readonly id: string;
  readonly seesAll: boolean;
}

/** The caller, as one who has something show media. */
export function mediaUserOf(caller: Caller): MediaUser {
  return { id: caller.id, seesAll: may(caller, 'media:read:any') };
}

/** What shows media: its kind (`post`), which one, and whether anybody can see it. */
export interface MediaSubject {
  readonly kind: string;
  readonly subjectId: string;
  /** Said to those who ask what shows a medium. */
  readonly title: string;
  /** All that it shows; none: it shows nothing any more. */
  readonly mediaIds: readonly string[];
  /** Media that its text names. What is not there, or not the caller's to show, is passed over: a text may be old. */
  readonly mentioned?: readonly string[];
  readonly isPublic: boolean;
}

/** For the other features: showing media, and what a person has put up. */
@Injectable()
export class MediaFacade {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Says what a subject shows from now on, in place of what it showed. A medium that is shown cannot be deleted, and is
   * public if one of those that show it is. Who may not see a medium cannot show it, so that nobody publishes what is
   * somebody else's.
   *
   * @throws UnknownMedia there is none of that id, or not for the caller
   */
  async use(tx: Tx, { id, seesAll }: MediaUser, subject: MediaSubject): Promise<void> {
    const { kind, subjectId, title, isPublic, mediaIds, mentioned = [] } = subject;
    const [wished, named] = [mediaIds, mentioned].map((ids) => ids.map((id) => id.toLowerCase()));
    const asked = [...new Set([...(wished ?? []), ...(named ?? [])])];
    const held = await tx.rows(sql.holdUsable, asked, kind, subjectId, id, seesAll);
    const usable = new Set(held.filter(({ isUsable }) => isUsable).map(({ id }) => id));
    const wanted = asked.filter((id) => usable.has(id));
    const unknown = (wished ?? []).filter((id) => !usable.has(id));
    if (unknown.length > 0)
      throw new UnknownMedia('Some media are not there, or not yours.', { mediaIds: unknown });
    await tx.rows(sql.dropUses, kind, subjectId, wanted);
    await tx.rows(sql.keepUses, kind, subjectId, wanted, title, isPublic);
    await tx.rows(
      sql.noteUnused,
      held.map(({ id }) => id),
      this.clock.now(),
    );
  }

  /** Says of what shows media already how it is called, and whether anybody can see it. */
  expose(tx: Tx, { kind, subjectId, title, isPublic }: Omit<MediaSubject, 'mediaIds' | 'mentioned'>): void {
    tx.defer(sql.exposeUses, kind, subjectId, title, isPublic);
  }

  /** Says of subjects that they show nothing any more. */
  async release(tx: Tx, kind: string, subjectIds: readonly string[]): Promise<void> {
    const held = await tx.rows(sql.holdUsed, kind, subjectIds);
    if (held.length === 0) return;
    tx.defer(sql.dropAllUses, kind, subjectIds);
    const ids = held.map(({ id }) => id);
    tx.defer(sql.noteUnused, ids, this.clock.now());
  }

  /**
   * In the transaction that erases a person, after all else of theirs: what nothing shows goes with its files; what
   * something shows stays, without an owner and without the name of its file.
   */
  async forget(tx: Tx, userId: string): Promise<void> {
    await tx.rows(sql.forgetUnused, userId);
    await tx.rows(sql.forgetOwner, userId);
  }

  /** All media of the person, the oldest first, in batches. */
  async *exportOf(userId: string): AsyncGenerator<MediumDto[]> {
    const read = (after: readonly unknown[]): Promise<MediumRow[]> =>
      this.database.read.rows(mediaOf, userId, ...after, batchSize);
    for await (const rows of batchesOf(read, (row) => row.created_at))
      yield rows.map((row) => MediumDto.from(row));
  }
}
