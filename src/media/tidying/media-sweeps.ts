import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../jobs/jobs.js';
import { Quarantine } from '../intake/quarantine.js';
import { MediaCare } from './media-care.js';

/** What is tidied of media. */
@Injectable()
export class MediaSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly care: MediaCare,
    private readonly quarantine: Quarantine,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({
      name: 'remove-media-files',
      cron: '* * * * *',
      work: (run) => this.care.removeFiles(run),
    });
    this.jobs.schedule({
      name: 'delete-unused-media',
      cron: '23 * * * *',
      work: (run) => this.care.deleteUnused(run),
    });
    this.jobs.schedule({
      name: 'remove-stray-media-files',
      cron: '47 3 * * *',
      longestSeconds: 3_600,
      work: async (run) => {
        await this.quarantine.tidy();
        await this.care.removeStray(run);
        await this.care.forgetUploads(run);
      },
    });
  }
}
