import { Injectable } from '@nestjs/common';
import type { Rows } from '../database/statement.js';
import { findTaxRateFor } from './taxes.sql.js';

export { Percent } from './dto/percent.field.js';
export { percentOf } from './percent.js';

/** A tax on goods and on what it costs to send them. */
export interface TaxRate {
  readonly label: string;
  /** In millionths: 88 750 is 8.875 %. */
  readonly rate: number;
  /** The prices hold it already. */
  readonly isIncluded: boolean;
}

/** What other features may ask about taxes. */
@Injectable()
export class TaxesFacade {
  /** The rate of the region, or else of its country; null: there is no tax. One statement. */
  async rateFor(
    source: Rows,
    { country, region }: { country: string; region: string | null },
  ): Promise<TaxRate | null> {
    const row = await source.row(findTaxRateFor, country, region);
    return row === null ? null : { label: row.label, rate: row.rate, isIncluded: row.is_included };
  }
}
