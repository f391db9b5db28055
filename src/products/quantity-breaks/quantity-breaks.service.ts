import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { rateOf } from '../../http/fields/percent.js';
import { NotFound, ValidationFailed } from '../../http/problem/problems.js';
import { findVisible } from '../products.sql.js';
import { QuantityBreaksDto } from './dto/quantity-breaks.dto.js';
import * as sql from './quantity-breaks.sql.js';

/** What products cost less by the dozen. */
@Injectable()
export class QuantityBreaksService {
  constructor(private readonly database: Database) {}

  /** @param seesAll also of products that are not active @throws NotFound */
  async get(productId: string, seesAll: boolean): Promise<QuantityBreaksDto> {
    if ((await this.database.read.row(findVisible, productId, seesAll)) === null) throw new NotFound();
    return QuantityBreaksDto.from(await this.database.read.rows(sql.listBreaks, productId));
  }

  /**
   * Sets all breaks of the product; orders keep what they were priced with.
   *
   * @throws NotFound, PreconditionFailed, ValidationFailed
   */
  replace(
    productId: string,
    { breaks }: QuantityBreaksDto,
    precondition: Precondition,
  ): Promise<QuantityBreaksDto> {
    refuseDisorder(breaks);
    return this.database.transaction(async (tx) => {
      if ((await tx.row(sql.holdProduct, productId)) === null) throw new NotFound();
      precondition.check(QuantityBreaksDto.from(await tx.rows(sql.listBreaks, productId)));
      const columns = [
        breaks.map(({ minQuantity }) => minQuantity),
        breaks.map(({ percent }) => rateOf(percent)),
      ];
      await tx.rows(sql.removeBreaks, productId);
      await tx.rows(sql.insertBreaks, productId, ...columns);
      tx.touch(productId);
      return QuantityBreaksDto.from(await tx.rows(sql.listBreaks, productId));
    });
  }
}

/** Who buys more never pays more for each. */
function refuseDisorder(breaks: QuantityBreaksDto['breaks']): void {
  const errors = breaks.slice(1).flatMap((one, index) => {
    const before = breaks[index];
    const rises = (what: 'minQuantity' | 'percent'): boolean => one[what] > (before?.[what] ?? 0);
    return (['minQuantity', 'percent'] as const)
      .filter((what) => !rises(what))
      .map((what) => ({
        field: `breaks.${index + 1}.${what}`,
        message: 'must be more than in the break before',
        code: 'ORDER',
      }));
  });
  if (errors.length > 0) throw new ValidationFailed(errors);
}
