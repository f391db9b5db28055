import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { MailDelivery } from './mail-delivery.js';

/** Mails that come too late. */
@Injectable()
export class MailSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly delivery: MailDelivery,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'give-up-mails', cron: '* * * * *', work: () => this.delivery.giveUpOld() });
  }
}
