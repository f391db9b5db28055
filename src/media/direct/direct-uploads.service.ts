import { Injectable } from '@nestjs/common';
import { join } from 'node:path';
import type { Caller } from '../../access/caller.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import { MalformedRequest, NotFound, PayloadTooLarge, Unavailable } from '../../http/problem/problems.js';
import { MediumDto } from '../dto/medium.dto.js';
import { writeFile } from '../intake/file-receipt.js';
import { Quarantine } from '../intake/quarantine.js';
import { MediaKeeping } from '../media-keeping.js';
import { ImageTooLarge, UnreadableImage, UnsupportedImage } from '../media.problems.js';
import { readMedium } from '../media.sql.js';
import { MediaStore } from '../store/media-store.js';
import { DirectGround } from './direct-ground.js';
import { DirectUploadsOff, NothingUploaded } from './direct-uploads.problems.js';
import { dropUpload, extendUpload, findUpload, insertUpload, type UploadRow } from './direct-uploads.sql.js';
import { MediaUploadDto, type CreateMediaUploadDto } from './dto/media-upload.dto.js';

const addressSeconds = 15 * 60;
const uploadKey = (id: string): string => `uploads/${id}`;
/** Taking the same upload in again gives the same medium by itself. */
const withoutKey: Retry = { scope: '', key: null, request: '', markReplayed: () => undefined };

/** Images that browsers put into the store themselves; looked at, and written anew, before they are anything. */
@Injectable()
export class DirectUploadsService {
  constructor(
    private readonly ground: DirectGround,
    private readonly idempotency: Idempotency,
    private readonly store: MediaStore,
    private readonly quarantine: Quarantine,
    private readonly keeping: MediaKeeping,
  ) {}

  /**
   * Gives an address to which one file of that type and size can be put. What is on its way counts as used. A repetition is given
   * a fresh address of the same upload, for as long again: none is kept.
   *
   * @throws DirectUploadsOff the store takes files from the service only
   * @throws MediaQuotaExceeded
   */
  async begin(caller: Caller, body: CreateMediaUploadDto, retry: Retry): Promise<MediaUploadDto> {
    const { type, bytes, name, alt } = body;
    const addressOf = (id: string): Promise<string | null> =>
      this.store.uploadAddress(uploadKey(id), { type, bytes, seconds: addressSeconds });
    const newest = newId();
    if ((await addressOf(newest)) === null)
      throw new DirectUploadsOff('Media are kept on disk here: send them to POST /media.');
    const expiresAt = this.ground.clock.inSeconds(addressSeconds);
    const { id } = await this.idempotency.once(retry, async (tx) => {
      const now = await this.ground.room.reserve(tx, caller.id, bytes);
      await tx.rows(insertUpload, newest, caller.id, name ?? null, alt ?? null, type, bytes, now, expiresAt);
      return { id: newest };
    });
    if (id !== newest) await this.ground.database.transaction((tx) => tx.rows(extendUpload, id, expiresAt));
    return MediaUploadDto.of(id, (await addressOf(id)) ?? '', { type, expiresAt });
  }

  /**
   * Takes in what was put there, as if it had been sent to the service. Again: the same medium.
   *
   * @throws NotFound there is no such upload of the caller
   * @throws NothingUploaded
   * @throws UnsupportedImage, UnreadableImage, ImageTooLarge, MediaQuotaExceeded, PayloadTooLarge
   */
  async complete(caller: Caller, id: string): Promise<MediumDto> {
    const upload = await this.ground.database.read.row(findUpload, id, caller.id);
    if (upload === null) return this.ground.database.transaction((tx) => completed(tx, caller, id));
    try {
      const medium = await this.take(caller, upload);
      await this.discard(id);
      return medium;
    } catch (error) {
      // such a file will not get better; another may be put in its place
      if (hopeless.some((kind) => error instanceof kind)) await this.discard(id);
      throw error;
    }
  }

  private take(caller: Caller, { id, name, alt }: UploadRow): Promise<MediumDto> {
    return this.quarantine.within(async (folder) => {
      const stream = await this.store.open(uploadKey(id));
      if (stream === null) return this.completedBefore(caller, id);
      const source = join(folder, 'upload');
      await writeFile(stream, source).catch((error: unknown) => {
        // it was the store that broke off
        throw error instanceof MalformedRequest ? new Unavailable() : error;
      });
      const wish = { id, ownerId: caller.id, name, alt };
      return this.keeping.keep(wish, { folder, source }, withoutKey, async (tx) =>
        (await tx.row(dropUpload, id)) === null ? completed(tx, caller, id) : null,
      );
    });
  }

  /** Another may have taken it in a moment ago. @throws NothingUploaded */
  private async completedBefore(caller: Caller, id: string): Promise<MediumDto> {
    if ((await this.ground.database.read.row(findUpload, id, caller.id)) !== null)
      throw new NothingUploaded('Put the file at the address first.');
    return this.ground.database.transaction((tx) => completed(tx, caller, id));
  }

  /** What cannot be removed now, a sweep finds. */
  private async discard(id: string): Promise<void> {
    await this.store.remove(uploadKey(id)).catch(() => undefined);
  }
}

const hopeless = [UnsupportedImage, UnreadableImage, ImageTooLarge, PayloadTooLarge] as const;

/** The medium that became of an upload before. @throws NotFound */
async function completed(tx: Tx, caller: Caller, id: string): Promise<MediumDto> {
  const row = await tx.row(readMedium, id);
  if (row?.owner_id !== caller.id) throw new NotFound();
  return MediumDto.from(row);
}
