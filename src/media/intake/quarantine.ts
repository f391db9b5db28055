import { Injectable } from '@nestjs/common';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Unavailable } from '../../http/problem/problems.js';

/** The longest that anything is at work there; what is older was left by a process that died. */
const longestSeconds = 60 * 60;

/** Where files are that nobody has looked at, and those that are being made: on the disk of this process, for a moment. */
@Injectable()
export class Quarantine {
  private readonly root: string;

  constructor(
    { dataDir }: Config,
    private readonly clock: Clock,
  ) {
    this.root = join(resolve(dataDir), 'quarantine');
  }

  /** Gives `work` an empty folder that is gone afterwards, with whatever is in it then. @throws Unavailable the disk is full */
  async within<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await this.folder();
    try {
      return await work(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new Unavailable();
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Removes what processes of this machine left when they died. */
  async tidy(): Promise<void> {
    const eldest = this.clock.inSeconds(-longestSeconds);
    for (const name of await readdir(this.root).catch(() => [])) {
      const folder = join(this.root, name);
      const facts = await stat(folder).catch(() => null);
      if (facts !== null && facts.mtime < eldest) await rm(folder, { recursive: true, force: true });
    }
  }

  private async folder(): Promise<string> {
    try {
      await mkdir(this.root, { recursive: true });
      return await mkdtemp(join(this.root, 'image-'));
    } catch {
      throw new Unavailable('There is no place for files just now; try again shortly.');
    }
  }
}
