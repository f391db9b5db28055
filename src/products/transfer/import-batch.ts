import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../database/database.js';
import { lockWhole } from '../product-locks.js';
import type { KeepingCause } from '../stock.js';
import { grouped, summed, type Group, type Known, type Outcomes } from './batch-plan.js';
import { BatchWriting } from './batch-writing.js';
import * as sql from './batch.sql.js';
import { evaluated, isChange, type Evaluated } from './group-evaluation.js';
import type { ProductDraft } from './product-draft.js';
import type { ReadRow } from './row-reading.js';

/** What a batch came to, and which products that were there before it would change or has changed. */
export interface BatchResult {
  readonly outcomes: Outcomes;
  readonly productIds: readonly string[];
}

/** Upserts some hundred rows at once: a fixed number of statements, however many rows there are. */
@Injectable()
export class ImportBatch {
  constructor(private readonly writing: BatchWriting) {}

  /**
   * Carries the rows out. Products are looked at first without a lock, so that what changes nothing costs nothing;
   * those that change are locked (variants before products, by id), read again, and decided on again if they are no longer
   * what they were.
   */
  async carryOut(tx: Tx, rows: readonly ReadRow[], cause: KeepingCause): Promise<BatchResult> {
    const { known, groups, seen, refused } = await this.lookAt(tx, rows);
    const changing = seen.filter((one) => one.group.productId !== null && isChange(one));
    const productIds = changing.flatMap(({ group }) => group.productId ?? []);
    const again = productIds.length === 0 ? [] : await this.locked(tx, changing, productIds, known);
    const staying = seen.filter((one) => !changing.includes(one));
    const decided = [...staying, ...again];
    await this.writing.write(tx, decided.filter(isChange), cause);
    if (groups.length > 0) await checkBatch(tx);
    return {
      outcomes: summed([...decided.map(({ outcomes }) => outcomes), onlyRefused(refused)]),
      productIds,
    };
  }

  /**
   * Says what {@link carryOut} would do. What is new is written, so that later rows find it, and the caller takes it
   * back by rolling back; nothing that others could wait for is locked or changed.
   */
  async tryOut(tx: Tx, rows: readonly ReadRow[], cause: KeepingCause): Promise<BatchResult> {
    const { seen, refused } = await this.lookAt(tx, rows);
    const changing = seen.filter(isChange);
    await this.writing.write(
      tx,
      changing.filter(({ group }) => group.productId === null),
      cause,
    );
    await checkBatch(tx);
    return {
      outcomes: summed([...seen.map(({ outcomes }) => outcomes), onlyRefused(refused)]),
      productIds: changing.flatMap(({ group }) => group.productId ?? []),
    };
  }

  private async lookAt(tx: Tx, rows: readonly ReadRow[]) {
    const known = await knownOf(tx, rows);
    const { groups, refused } = grouped(rows, known);
    const drafts = await draftsOf(
      tx,
      groups.flatMap(({ productId }) => productId ?? []),
    );
    const seen = groups.map((group) => evaluated(group, draftOf(drafts, group), known.categories));
    return { known, groups, refused, seen };
  }

  private async locked(
    tx: Tx,
    changing: readonly Evaluated[],
    productIds: readonly string[],
    known: Known,
  ): Promise<Evaluated[]> {
    await lockWhole(tx, productIds);
    const drafts = await draftsOf(tx, productIds);
    return changing.map((one) => {
      const now = draftOf(drafts, one.group);
      return isDeepStrictEqual(now, one.before) ? one : evaluated(one.group, now, known.categories);
    });
  }
}

const onlyRefused = (refused: Outcomes['refused']): Outcomes => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  refused,
});

async function checkBatch(tx: Tx): Promise<void> {
  await tx.rows(sql.checkNow);
  await tx.rows(sql.checkLater);
}

async function knownOf(tx: Tx, rows: readonly ReadRow[]): Promise<Known> {
  const distinct = (values: readonly (string | null | undefined)[]): string[] => [
    ...new Set(values.filter((value) => value !== undefined && value !== null)),
  ];
  const skus = await tx.rows(sql.productsOfSkus, distinct(rows.map(({ row }) => row.sku)));
  const slugs = await tx.rows(sql.productsOfSlugs, distinct(rows.map(({ row }) => row.product)));
  const wanted = distinct(rows.map(({ row }) => row.category));
  const categories = wanted.length === 0 ? [] : await tx.rows(sql.categoriesOfSlugs, wanted);
  return {
    skus: new Map(skus.map(({ sku, product_id }) => [sku, product_id])),
    slugs: new Map(slugs.map(({ slug, id }) => [slug, id])),
    categories: new Map(categories.map(({ slug, id }) => [slug, id])),
  };
}

async function draftsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, ProductDraft>> {
  const rows = ids.length === 0 ? [] : await tx.rows(sql.statesOf, ids);
  return new Map(rows.map((row) => [row.id, draft(row)]));
}

function draft(row: sql.StateRow): ProductDraft {
  const { id: _, price_currency: priceCurrency, category_id: categoryId, variants, ...facts } = row;
  const all = (variants ?? []).map(({ active, ...variant }) => ({ active, variant }));
  const pick = (isActive: boolean) =>
    all.filter(({ active }) => active === isActive).map(({ variant }) => variant);
  return {
    state: { facts: { ...facts, priceCurrency, categoryId }, variants: pick(true) },
    withdrawn: pick(false),
  };
}

/** @throws Error the product was deleted, which nothing does */
function draftOf(drafts: ReadonlyMap<string, ProductDraft>, { productId }: Group): ProductDraft | null {
  if (productId === null) return null;
  const found = drafts.get(productId);
  if (found === undefined) throw new Error(`The product ${productId} is gone.`);
  return found;
}
