import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { KeyRotation } from './keys/key-rotation.js';
import { TotpFactors } from './mfa/totp-factors.js';

/** The lives of keys, and of what is sealed with them. */
@Injectable()
export class KeyCare implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly rotation: KeyRotation,
    private readonly factors: TotpFactors,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'rotate-signing-keys', cron: '* * * * *', work: () => this.rotation.tend() });
    this.jobs.schedule({
      name: 'reseal-second-factors',
      cron: '6-59/10 * * * *',
      work: () => this.factors.reseal(),
    });
  }
}
