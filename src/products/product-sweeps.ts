import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { ProductCounts } from './product-counts.js';
import { SalesCheck } from './sales/sales-check.js';
import { ImportRunner } from './transfer/import-runner.js';

/** What is tidied and checked in the catalogue. */
@Injectable()
export class ProductSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly imports: ImportRunner,
    private readonly sales: SalesCheck,
    private readonly counts: ProductCounts,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({
      name: 'forget-imports',
      cron: '7-59/10 * * * *',
      work: () => this.imports.forgetOld(),
    });
    this.jobs.schedule({
      name: 'fold-product-counts',
      cron: '3-59/10 * * * *',
      work: () => this.counts.fold(),
    });
    this.jobs.schedule({
      name: 'check-sales',
      cron: '17 3 * * *',
      longestSeconds: 3_600,
      work: (run) => this.sales.check(run),
    });
  }
}
