import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { NotFound } from '../http/problem/problems.js';
import { refuseIdForm } from '../http/slug.js';
import { Product } from './product.entity.js';
import { ProductArchived, ProductUpdated } from './product.events.js';
import { differences, stateOf, type ProductState } from './product-facts.js';
import { priceChangesOf, type Repriced } from './prices/price-changes.js';
import { UnknownCategory } from './product.problems.js';
import { refuseReserved } from './product-slug.js';
import { findProductById, holdCategory, lockProduct, type ProductRow } from './products.sql.js';
import { VariantWriting } from './variants/variant-writing.js';
import { lockNewVariants, lockVariants } from './variants/variants.sql.js';

/** The one way in which editors change a product and its variants. */
@Injectable()
export class ProductChanges {
  constructor(
    private readonly database: Database,
    private readonly variants: VariantWriting,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks the product with its variants, lets `next` say what it shall be, writes the difference, and gives what it is
   * then. `next` may throw to refuse. What changes nothing leaves no trace.
   *
   * @throws NotFound, SkuTaken, SlugTaken, UnknownCategory, OptionMismatch
   */
  apply(caller: Caller, id: string, next: (now: ProductRow) => ProductState): Promise<ProductRow> {
    return this.database.transaction((tx) => this.applyIn(tx, caller, id, next));
  }

  /** {@link apply} within a transaction that is open already. */
  async applyIn(
    tx: Tx,
    caller: Caller,
    id: string,
    next: (now: ProductRow) => ProductState,
  ): Promise<ProductRow> {
    await tx.rows(lockVariants, id);
    await tx.row(lockProduct, id);
    await tx.rows(lockNewVariants, id);
    const now = this.clock.now();
    const current = await readProduct(tx, id, now);
    const [before, after] = [stateOf(current), next(current)];
    const isNewCurrency = before.facts.priceCurrency !== after.facts.priceCurrency;
    const changes = differences(before.facts, after.facts);
    refuseIdForm(changes.slug);
    refuseReserved(changes.slug);
    await holdCategoryOf(tx, changes.categoryId);
    if (isNewCurrency) await tx.update(Product, { id }, { priceCurrency: after.facts.priceCurrency });
    const owner = { productId: id, actorId: caller.id };
    const isRewritten = await this.variants.rewrite(tx, owner, before.variants, after.variants);
    if (isRewritten || Object.keys(changes).length > 0) {
      await tx.update(Product, { id }, { ...changes, updatedAt: now });
      const { status } = after.facts;
      const sku = after.variants[0]?.sku ?? '';
      const isOver = changes.status === 'archived';
      const news = { id, sku, statusBefore: before.facts.status };
      await this.outbox.append(
        tx,
        isOver ? new ProductArchived(news) : new ProductUpdated({ ...news, status }),
      );
      await this.outbox.appendAll(tx, priceChangesOf(id, repriced(before, after)));
    }
    return readProduct(tx, id, now);
  }
}

function repriced(before: ProductState, after: ProductState): Repriced[] {
  return after.variants.flatMap((variant) => {
    const { id } = variant;
    const was = before.variants.find((old) => old.id === id);
    return id === null || was === undefined ? [] : [{ id, before: was, after: variant }];
  });
}

/** @throws NotFound */
export async function readProduct(tx: Tx, id: string, now: Date): Promise<ProductRow> {
  const row = await tx.row(findProductById, id, true, now);
  if (row === null) throw new NotFound();
  return row;
}

/** Keeps the category from going away meanwhile. @throws UnknownCategory */
export async function holdCategoryOf(tx: Tx, categoryId: string | null | undefined): Promise<void> {
  if (categoryId === null || categoryId === undefined) return;
  if ((await tx.row(holdCategory, categoryId)) === null)
    throw new UnknownCategory('"categoryId" names no category.');
}
