import { Int, Optional, QueryInt } from '../../../http/fields/fields.js';
import { PageOf } from '../../../http/list/page.dto.js';
import { ProductSummaryDto } from '../../dto/product-summary.dto.js';
import type { TopSellingRow } from '../sales.sql.js';

/** Of how many days, and how many products. */
export class TopSellingQuery {
  /** How many days, today included; 30 unless told. @example 30 */
  @Optional()
  @QueryInt(1, 365)
  days?: number;

  /** How many products; 20 unless told. @example 10 */
  @Optional()
  @QueryInt(1, 100)
  limit?: number;
}

/** A product that sells. */
export class TopSellingDto extends ProductSummaryDto {
  /** How many of it were paid for in those days, of all variants; what was cancelled or refunded is not counted. @example 42 */
  @Int(1, Number.MAX_SAFE_INTEGER)
  unitsSold: number;

  static override from(row: TopSellingRow): TopSellingDto {
    return Object.assign(new TopSellingDto(), ProductSummaryDto.from(row), { unitsSold: row.units_sold });
  }
}

/** The products that sell best, all on one page. */
export class TopSellingPageDto extends PageOf(TopSellingDto) {}
