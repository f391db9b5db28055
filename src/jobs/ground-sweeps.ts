import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Revocations } from '../access/revocations/revocations.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import { Jobs } from './jobs.js';

/** What the rooms below forget. */
@Injectable()
export class GroundSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly idempotency: Idempotency,
    private readonly revocations: Revocations,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({
      name: 'forget-idempotency-keys',
      cron: '*/10 * * * *',
      work: () => this.idempotency.forgetExpired(),
    });
    this.jobs.schedule({
      name: 'forget-revocations',
      cron: '1-59/10 * * * *',
      work: () => this.revocations.sweep(),
    });
  }
}
