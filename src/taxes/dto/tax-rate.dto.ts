import { PartialType } from '@nestjs/swagger';
import { Country } from '../../http/fields/country.js';
import { DateTime, Flag, Nullable, Optional } from '../../http/fields/fields.js';
import { Id, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { PageOf } from '../../http/list/page.dto.js';
import { percentOf } from '../percent.js';
import type { TaxRateRow } from '../taxes.sql.js';
import { Percent } from './percent.field.js';

/** A new tax rate. */
export class CreateTaxRateDto {
  /** Where the goods go to. @example US */
  @Country()
  country: string;

  /** As addresses name it, in capitals or not; `null` or left out: wherever in the country no region has its own rate. @example New York */
  @Optional()
  @Nullable()
  @Text(100)
  region?: string | null;

  /** What it is called. @example Sales tax */
  @Text(100)
  label: string;

  /** In per cent, up to four decimals. @example 8.875 */
  @Percent()
  rate: string;

  /** Whether the prices hold it already; otherwise it is added to them. */
  @Flag()
  isIncluded: boolean;
}

/** What changes of a tax rate; what is left out stays. */
export class UpdateTaxRateDto extends PartialType(CreateTaxRateDto, { skipNullProperties: false }) {}

/** Which tax rates. */
export class ListTaxRatesDto extends ListQuery {
  /** @example US */
  @Optional()
  @Country()
  country?: string;
}

/** What is paid as tax on goods that go to a country, or to a region of it. */
export class TaxRateDto {
  @Id()
  id: string;

  /** @example US */
  @Country()
  country: string;

  /** `null`: wherever in the country no region has its own rate. @example New York */
  @Nullable()
  @Text(100)
  region: string | null;

  /** @example Sales tax */
  @Text(100)
  label: string;

  /** In per cent. @example 8.875 */
  @Percent()
  rate: string;

  /** Whether the prices hold it already; otherwise it is added to them. */
  @Flag()
  isIncluded: boolean;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: TaxRateRow): TaxRateDto {
    return Object.assign(new TaxRateDto(), {
      id: row.id,
      country: row.country,
      region: row.region,
      label: row.label,
      rate: percentOf(row.rate),
      isIncluded: row.is_included,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

/** A page of tax rates. */
export class TaxRatePageDto extends PageOf(TaxRateDto) {}
