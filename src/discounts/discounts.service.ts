import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import type { ListQuery } from '../http/list/list-query.dto.js';
import { slice, type Slice } from '../http/list/listing.js';
import { NotFound } from '../http/problem/problems.js';
import { ProductsFacade, UnknownCategory } from '../products/products.facade.js';
import { DiscountLimitPassed, UnknownProduct } from './discount.problems.js';
import { columnsOf, termsOf } from './discount-terms.js';
import * as sql from './discounts.sql.js';
import { DiscountDto, type CreateDiscountDto, type UpdateDiscountDto } from './dto/discount.dto.js';

/** Keeping discounts; what they do for orders is in the facade. */
@Injectable()
export class DiscountsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly products: ProductsFacade,
    private readonly clock: Clock,
  ) {}

  list(query: ListQuery): Promise<Slice<sql.DiscountRow>> {
    return slice(this.database.read, sql.discountListing, [], query);
  }

  /** @throws NotFound */
  async get(id: string): Promise<sql.DiscountRow> {
    return found(await this.database.read.row(sql.findDiscount, id));
  }

  /** @throws DiscountCodeTaken, UnknownProduct, UnknownCategory, ValidationFailed */
  create(request: CreateDiscountDto, retry: Retry): Promise<DiscountDto> {
    const terms = termsOf(request, null);
    return this.idempotency.once(retry, async (tx) => {
      const id = newId();
      await this.assertKnown(tx, terms);
      await tx.rows(sql.insertDiscount, id, this.clock.now(), ...columnsOf(terms));
      await tx.rows(sql.widenScope, id, terms.productIds, terms.categoryIds);
      return read(tx, id);
    });
  }

  /**
   * Changes a discount; orders keep what they were priced with, and its uses stay.
   *
   * @throws NotFound, PreconditionFailed, ValidationFailed
   * @throws DiscountCodeTaken, UnknownProduct, UnknownCategory
   * @throws DiscountLimitPassed more orders stand with it than it shall allow
   */
  change(id: string, changes: UpdateDiscountDto, precondition: Precondition): Promise<DiscountDto> {
    return this.database.transaction(async (tx) => {
      // the catalogue before the discount, for which orders wait
      await this.assertKnown(tx, changes);
      const current = found(await tx.row(sql.holdDiscount, id));
      precondition.check(DiscountDto.from(current));
      const terms = termsOf(changes, current);
      if (terms.maxUses !== null && current.uses > terms.maxUses) throw new DiscountLimitPassed(current.uses);
      await tx.rows(sql.updateDiscount, id, this.clock.now(), ...columnsOf(terms));
      await tx.rows(sql.narrowScope, id, terms.productIds, terms.categoryIds);
      await tx.rows(sql.widenScope, id, terms.productIds, terms.categoryIds);
      return read(tx, id);
    });
  }

  /** Ends a discount for good; its code is free, and orders keep what they were priced with. @throws NotFound, PreconditionFailed */
  delete(id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      precondition.check(DiscountDto.from(found(await tx.row(sql.holdDiscount, id))));
      await tx.rows(sql.deleteDiscount, id, this.clock.now());
      // a category that it was for can be deleted now
      await tx.rows(sql.narrowScope, id, [], []);
    });
  }

  private async assertKnown(
    tx: Tx,
    { productIds = [], categoryIds = [] }: Pick<UpdateDiscountDto, 'productIds' | 'categoryIds'>,
  ): Promise<void> {
    const unknown = await this.products.holdNamed(tx, productIds, categoryIds);
    if (unknown.products.length > 0) throw new UnknownProduct(unknown.products);
    if (unknown.categories.length > 0)
      throw new UnknownCategory(`"categoryIds" names ${unknown.categories.join(', ')}.`);
  }
}

function found(row: sql.DiscountRow | null): sql.DiscountRow {
  if (row === null) throw new NotFound();
  return row;
}

async function read(tx: Tx, id: string): Promise<DiscountDto> {
  return DiscountDto.from(found(await tx.row(sql.findDiscount, id)));
}
