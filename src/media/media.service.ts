import { Injectable } from '@nestjs/common';
import { join } from 'node:path';
import { may, type Caller } from '../access/caller.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import { Clock } from '../clock/clock.js';
import type { FileBody } from '../http/edge/file-bodies.js';
import type { Precondition } from '../http/etag.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { MediumDto } from './dto/medium.dto.js';
import { receiveForm } from './intake/upload-form.js';
import { Quarantine } from './intake/quarantine.js';
import { MediaKeeping } from './media-keeping.js';
import { MediumInUse } from './media.problems.js';
import * as sql from './media.sql.js';
import { dropUsesOf } from './uses.sql.js';

/** Putting media up, saying what they show, taking them down. */
@Injectable()
export class MediaService {
  constructor(
    private readonly database: Database,
    private readonly quarantine: Quarantine,
    private readonly keeping: MediaKeeping,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes an image in. What does not come whole, or is none, leaves nothing behind. With the key of an earlier request
   * and the same file, gives the medium of then.
   *
   * @throws MalformedRequest, ValidationFailed, PayloadTooLarge the form is not as it has to be
   * @throws UnsupportedImage, UnreadableImage, ImageTooLarge
   * @throws MediaQuotaExceeded
   * @throws Unavailable the store is down; nothing is kept
   */
  async create(caller: Caller, body: FileBody, retry: Retry): Promise<MediumDto> {
    return this.quarantine.within(async (folder) => {
      const source = join(folder, 'upload');
      const { digest, name, alt } = await receiveForm(body, source);
      const request = `${retry.request} ${digest} ${JSON.stringify(alt)}`;
      const wish = { id: newId(), ownerId: caller.id, name, alt };
      return this.keeping.keep(wish, { folder, source }, { ...retry, request });
    });
  }

  /** Says what it shows. @throws NotFound, PreconditionFailed */
  async update(
    caller: Caller,
    id: string,
    alt: string | null | undefined,
    precondition: Precondition,
  ): Promise<MediumDto> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      precondition.check(MediumDto.from(current));
      if (alt === undefined) return MediumDto.from(current);
      await tx.rows(sql.changeAlt, id, alt, this.clock.now());
      return MediumDto.from((await tx.row(sql.readMedium, id)) ?? current);
    });
  }

  /**
   * Deletes a medium; nobody can read it from then on, and its files go a moment later.
   *
   * @throws NotFound, PreconditionFailed
   * @throws MediumInUse something shows it, and it was not asked for by force
   */
  async delete(caller: Caller, id: string, isForced: boolean, precondition: Precondition): Promise<void> {
    await this.database.transaction(async (tx) => {
      const current = await hold(tx, caller, id);
      const medium = MediumDto.from(current);
      precondition.check(medium);
      if (current.uses.length > 0 && !isForced)
        throw new MediumInUse('Take it out there first, or ask with "force=true".', {
          usedBy: medium.usedBy,
        });
      await tx.rows(dropUsesOf, id);
      await tx.rows(sql.deleteMedium, id);
    });
  }
}

/** Holds it, so that nothing begins to show it meanwhile. @throws NotFound it is not the caller's */
async function hold(tx: Tx, caller: Caller, id: string): Promise<sql.MediumRow> {
  const held = await tx.row(sql.lockMedium, id, caller.id, may(caller, 'media:write:any'));
  const row = held === null ? null : await tx.row(sql.readMedium, id);
  if (row === null) throw new NotFound();
  return row;
}
