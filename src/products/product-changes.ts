import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { NotFound } from '../http/problem/problems.js';
import { refuseIdForm } from '../http/slug.js';
import { differences, stateOf, type ProductState } from './product-facts.js';
import { lockWhole } from './product-locks.js';
import { UnknownCategory } from './product.problems.js';
import { refuseReserved } from './product-slug.js';
import { ProductWriting } from './product-writing.js';
import { findProductById, holdCategory, type ProductRow } from './products.sql.js';
import type { WithdrawnVariant } from './variants/placed-variants.js';
import { withdrawnOnes } from './variants/variants.sql.js';
import { wholeProduct } from './whole-product.js';

/** The one way in which editors change a product and its variants. */
@Injectable()
export class ProductChanges {
  constructor(
    private readonly database: Database,
    private readonly writing: ProductWriting,
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
    await lockWhole(tx, [id]);
    const now = this.clock.now();
    const current = await readProduct(tx, id, now);
    const [before, after] = [stateOf(current), next(current)];
    const changes = differences(before.facts, after.facts);
    refuseIdForm(changes.slug);
    refuseReserved(changes.slug);
    await holdCategoryOf(tx, changes.categoryId);
    const withdrawn = await withdrawnOf(tx, id, after);
    await this.writing.write(tx, [{ id, before, after, withdrawn }], { actorId: caller.id });
    return readProduct(tx, id, now);
  }
}

/** Those that the product shall have again, by their SKU. */
async function withdrawnOf(tx: Tx, id: string, { variants }: ProductState): Promise<WithdrawnVariant[]> {
  const unknown = variants.filter((variant) => variant.id === null).map(({ sku }) => sku);
  return unknown.length === 0 ? [] : tx.rows(withdrawnOnes, id, unknown);
}

/** @throws NotFound */
export async function readProduct(tx: Tx, id: string, now: Date): Promise<ProductRow> {
  const row = await tx.row(findProductById, id, true, now);
  if (row === null) throw new NotFound();
  return wholeProduct(row);
}

/** Keeps the category from going away meanwhile. @throws UnknownCategory */
export async function holdCategoryOf(tx: Tx, categoryId: string | null | undefined): Promise<void> {
  if (categoryId === null || categoryId === undefined) return;
  if ((await tx.row(holdCategory, categoryId)) === null)
    throw new UnknownCategory('"categoryId" names no category.');
}
