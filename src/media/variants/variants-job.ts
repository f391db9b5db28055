import { Injectable, type OnModuleInit } from '@nestjs/common';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Database } from '../../database/database.js';
import type { JobRun } from '../../jobs/job-kind.js';
import { Jobs } from '../../jobs/jobs.js';
import { ImageIntake, type WrittenImage } from '../intake/image-intake.js';
import { Quarantine } from '../intake/quarantine.js';
import { UnreadableImage } from '../media.problems.js';
import { keyOf, MediaStore } from '../store/media-store.js';
import { findOriginal, finishMedium, insertVariant, type Original } from './variants.sql.js';
import { variantsOf } from './variant-sizes.js';

export const variantsJob = 'make-media-variants';
const retries = 5;

/** The job that makes the smaller ones of a medium. Their names come from their content: made twice, they are the same. */
@Injectable()
export class VariantsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly store: MediaStore,
    private readonly quarantine: Quarantine,
    private readonly intake: ImageIntake,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: variantsJob,
      retries,
      longestSeconds: 10 * 60,
      handle: ({ mediumId }, run) => this.make(String(mediumId), run),
    });
  }

  /** Makes what is missing; of a medium that is gone, or has them all, nothing. */
  private async make(id: string, run: JobRun): Promise<void> {
    const original = await this.database.read.row(findOriginal, id);
    if (original === null || original.status === 'ready') return;
    try {
      await this.quarantine.within((folder) => this.makeIn(folder, original, run));
    } catch (error) {
      const isHopeless = error instanceof UnreadableImage;
      if (isHopeless || run.attempt > retries) await this.finish(id, 'failed', []);
      if (!isHopeless) throw error;
    }
  }

  private async makeIn(folder: string, original: Original, run: JobRun): Promise<void> {
    const { id, file } = original;
    const source = join(folder, 'original');
    const stored = await this.store.open(keyOf(id, file));
    if (stored === null) throw new Error(`the file of the medium ${id} is not in the store`);
    await pipeline(stored, createWriteStream(source), { signal: run.signal });
    const wanted = variantsOf(original);
    const made: WrittenImage[] = [];
    for (const [index, wish] of wanted.entries()) {
      run.signal.throwIfAborted();
      const target = join(folder, `variant-${index}`);
      const variant = await this.intake.write({ kind: 'scale', source, target, ...wish });
      await this.store.put(keyOf(id, variant.file), variant.path, variant.type);
      made.push(variant);
      run.progress(made.length, wanted.length);
    }
    await this.finish(id, 'ready', made);
  }

  /** A medium that has gone meanwhile leaves files behind; a sweep finds them. */
  private async finish(id: string, status: 'ready' | 'failed', made: readonly WrittenImage[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const held = await tx.row(finishMedium, id, status);
      if (held === null) return;
      for (const { file, type, width, height, bytes } of made)
        await tx.rows(insertVariant, id, file, type, width, height, bytes);
    });
  }
}
