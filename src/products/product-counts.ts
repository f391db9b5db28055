import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { quick, statement } from '../database/statement.js';
import type { Count } from '../http/list/counting.js';
import type { ListProductsDto } from './dto/list-products.dto.js';

type Status = NonNullable<ListProductsDto['status']>;

/** Of status $1, or of any. */
const countProducts = quick<{ total: number }>(
  'product-count',
  "SELECT coalesce(sum(change), 0) AS total FROM product_counts WHERE status = $1 OR $1 = 'any'",
);

/** Each status becomes one line again; lines that come meanwhile stay as they are. */
const foldCounts = statement<never>(
  'product-counts-fold',
  `WITH gone AS (DELETE FROM product_counts RETURNING status, change)
   INSERT INTO product_counts SELECT status, sum(change) FROM gone GROUP BY status`,
);

/** How many products there are, without counting them: the database keeps a line for each change of the number. */
@Injectable()
export class ProductCounts {
  constructor(private readonly database: Database) {}

  /** Exactly how many there are of that status, at the time of asking. */
  async of(status: Status): Promise<Count> {
    const row = await this.database.read.row(countProducts, status);
    return { total: row?.total ?? 0, isExact: true };
  }

  /** Makes few lines of many. */
  async fold(): Promise<void> {
    await this.database.transaction((tx) => tx.rows(foldCounts));
  }
}
