import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../jobs/jobs.js';
import { EventRetention } from './event-retention.js';

/** Events of long ago. */
@Injectable()
export class EventSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly retention: EventRetention,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({
      name: 'forget-events',
      cron: '9 * * * *',
      longestSeconds: 3_600,
      work: () => this.retention.forgetOld(),
    });
  }
}
