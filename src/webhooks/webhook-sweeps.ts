import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { DeliveryRetention } from './delivery/retention.js';
import { WebhookSecrets } from './webhook-secrets.js';

/** What is tidied of webhooks. */
@Injectable()
export class WebhookSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly secrets: WebhookSecrets,
    private readonly deliveries: DeliveryRetention,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({
      name: 'tend-webhook-secrets',
      cron: '8-59/10 * * * *',
      work: () => this.secrets.tend(),
    });
    this.jobs.schedule({
      name: 'tidy-webhook-deliveries',
      cron: '* * * * *',
      work: () => this.deliveries.tidy(),
    });
  }
}
