import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import * as sql from './carts.sql.js';

const atOnce = 1000;

/** Carts to which nobody came back. */
@Injectable()
export class CartSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'forget-carts', cron: '9-59/10 * * * *', work: () => this.forgetEnded() });
  }

  /** Forgets guests' carts that have ended, a thousand in a transaction. */
  async forgetEnded(): Promise<void> {
    const now = this.clock.now();
    for (let forgotten = atOnce; forgotten === atOnce;)
      forgotten = (await this.database.transaction((tx) => tx.rows(sql.forgetEnded, now, atOnce))).length;
  }
}
