import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { Problem } from '../http/problem/problem.js';
import { Jobs } from '../jobs/jobs.js';
import { MediumDto } from './dto/medium.dto.js';
import { ImageIntake, type WrittenImage } from './intake/image-intake.js';
import { MediaRoom } from './media-room.js';
import { insertMedium, readMedium } from './media.sql.js';
import { keyOf, MediaStore } from './store/media-store.js';
import { variantsJob } from './variants/variants-job.js';

/** What is to become of a file. */
export interface Wish {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string | null;
  readonly alt: string | null;
}

/** A file that has come, and the folder in which it is looked at. */
export interface Arrived {
  readonly folder: string;
  readonly source: string;
}

/** What happens in the transaction in which a medium comes into being, before it does; a medium is there already: that. */
type Before = (tx: Tx) => Promise<MediumDto | null>;

/** Makes media of files: written anew, put into the store, and only then known. */
@Injectable()
export class MediaKeeping {
  constructor(
    private readonly intake: ImageIntake,
    private readonly store: MediaStore,
    private readonly idempotency: Idempotency,
    private readonly jobs: Jobs,
    private readonly room: MediaRoom,
  ) {}

  /**
   * Makes a medium of the file; if the store is down, or there is no room, nothing is left of it.
   *
   * @throws UnsupportedImage, UnreadableImage, ImageTooLarge, MediaQuotaExceeded, Unavailable
   */
  async keep(
    wish: Wish,
    { folder, source }: Arrived,
    retry: Retry,
    before: Before = () => Promise.resolve(null),
  ): Promise<MediumDto> {
    const image = await this.intake.take(folder, source, wish.ownerId);
    const key = keyOf(wish.id, image.file);
    await this.store.put(key, image.path, image.type);
    try {
      const kept = await this.idempotency.once(
        retry,
        async (tx) => (await before(tx)) ?? this.insert(tx, wish, image),
      );
      if (kept.id !== wish.id) await this.discard(key);
      return kept;
    } catch (error) {
      // after any other error nobody knows whether the medium is there: a sweep looks
      if (error instanceof Problem) await this.discard(key);
      throw error;
    }
  }

  private async insert(tx: Tx, wish: Wish, image: WrittenImage): Promise<MediumDto> {
    const { id, ownerId, name, alt } = wish;
    const now = await this.room.claim(tx, ownerId, image.bytes);
    const { file, type, width, height, frames, bytes, blurHash } = image;
    const facts = [file, type, width, height, frames, bytes, blurHash];
    await tx.rows(insertMedium, id, ownerId, name, alt, ...facts, now);
    await this.jobs.enqueue(tx, variantsJob, { mediumId: id });
    const row = await tx.row(readMedium, id);
    if (row === null) throw new Error('the medium is not there');
    return MediumDto.from(row);
  }

  /** What cannot be removed now, a sweep finds. */
  private async discard(key: string): Promise<void> {
    await this.store.remove(key).catch(() => undefined);
  }
}
