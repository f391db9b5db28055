import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { JobRun } from '../../jobs/job-kind.js';
import { MediaStore, type Folder, type StoredFile } from '../store/media-store.js';
import * as sql from './tidying.sql.js';

const daySeconds = 24 * 60 * 60;
const atOnce = 100;

/** What becomes of media, and of their files, that nobody needs any more. */
@Injectable()
export class MediaCare {
  constructor(
    private readonly database: Database,
    private readonly store: MediaStore,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Deletes media that nothing has shown for as long as they are kept. */
  async deleteUnused({ signal }: JobRun): Promise<void> {
    const eldest = this.clock.inSeconds(-this.config.media.unusedDays * daySeconds);
    for (let isMore = true; isMore;) {
      signal.throwIfAborted();
      const deleted = await this.database.transaction((tx) => tx.rows(sql.deleteUnused, eldest, atOnce));
      isMore = deleted.length === atOnce;
    }
  }

  /** Removes the files of media that were deleted. What the store refuses is tried again. */
  async removeFiles({ signal }: JobRun): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const removals = await this.database.read.rows(sql.findRemovals, atOnce);
      if (removals.length === 0) return;
      for (const { id } of removals)
        for await (const { key } of this.store.list(`media/${id}`)) await this.store.remove(key);
      await this.database.transaction((tx) =>
        tx.rows(
          sql.dropRemovals,
          removals.map(({ id }) => id),
        ),
      );
    }
  }

  /**
   * Removes files of which no row knows: of a process that died between store and commit. Younger than a day they may be
   * of an upload that has not ended.
   */
  async removeStray({ signal }: JobRun): Promise<void> {
    for await (const files of this.oldFiles('media')) {
      signal.throwIfAborted();
      const keys = files.map(({ key }) => key);
      for (const { key } of await this.database.read.rows(sql.findStray, keys)) await this.store.remove(key);
    }
  }

  /** Forgets uploads that were never taken in, with what was put there. */
  async forgetUploads({ signal }: JobRun): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.dropUploads, this.clock.inSeconds(-daySeconds)));
    for await (const files of this.oldFiles('uploads')) {
      signal.throwIfAborted();
      for (const { key } of files) await this.store.remove(key);
    }
  }

  private async *oldFiles(folder: Folder): AsyncGenerator<StoredFile[]> {
    const eldest = this.clock.inSeconds(-daySeconds);
    let batch: StoredFile[] = [];
    for await (const file of this.store.list(folder)) {
      if (file.storedAt >= eldest) continue;
      batch.push(file);
      if (batch.length < atOnce) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
}
