import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import type { Tx } from '../../database/database.js';
import { PriceChanged } from '../prices/price.events.js';
import { Stock, type KeepingCause } from '../stock.js';
import { placedVariants, type PlacedVariant, type VariantChange } from './placed-variants.js';
import * as sql from './variants.sql.js';

/** What was written of variants. */
export interface WrittenVariants {
  readonly variants: readonly PlacedVariant[];
  /** The products of which anything but stock changed. */
  readonly productIds: ReadonlySet<string>;
  readonly news: readonly PriceChanged[];
}

/**
 * Brings variants, all of them locked or new, from one state to another: for one product of an editor and for hundreds
 * of an import by the same statements, and as many of them.
 */
@Injectable()
export class VariantWriting {
  constructor(
    private readonly stock: Stock,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds, changes and withdraws, and writes prices, which keep their history. The stock of those that stay is left to
   * {@link moveStock}, which has to follow. The news are the caller's to tell.
   *
   * @throws SkuTaken, OptionMismatch
   */
  async write(
    tx: Tx,
    changes: readonly VariantChange[],
    { actorId }: KeepingCause,
  ): Promise<WrittenVariants> {
    const now = this.clock.now();
    const products = changes.map((change) => ({ change, variants: placedVariants(change) }));
    const variants = products.flatMap((product) => product.variants);
    const rewritten = variants.filter(({ isRewritten }) => isRewritten);
    const [added, kept] = [rewritten.filter(({ isNew }) => isNew), rewritten.filter(({ isNew }) => !isNew)];
    const leaving = products.flatMap((product) => leavingOf(product.change, product.variants));
    const moving = products.flatMap((product) => movingOf(product.variants));
    if (leaving.length + moving.length > 0) await tx.rows(sql.withdrawVariants, [...leaving, ...moving], now);
    if (added.length > 0) await tx.rows(sql.insertVariants, records(added), now);
    if (kept.length > 0) await tx.rows(sql.updateVariants, records(kept), now);
    const news = await writePrices(tx, variants, actorId, now);
    const touched = products.filter((product) => isTouched(product.change, product.variants));
    return { variants, news, productIds: new Set(touched.map(({ change }) => change.productId)) };
  }

  /** Moves stock through the ledger: new variants have received what they begin with, others are adjusted. */
  async moveStock(tx: Tx, { variants }: WrittenVariants, cause: KeepingCause): Promise<void> {
    const changesOf = (some: readonly PlacedVariant[]) =>
      some
        .map(({ id: variantId, productId, stock, stockBefore }) => {
          return { productId, variantId, delta: stock - stockBefore };
        })
        .filter(({ delta }) => delta !== 0);
    await this.stock.begin(tx, changesOf(variants.filter(({ isNew }) => isNew)), cause);
    const adjusted = changesOf(variants.filter(({ isNew }) => !isNew));
    await this.stock.keep(tx, adjusted, { ...cause, reason: 'adjusted' });
  }
}

/** Those that the product shall no longer have. */
function leavingOf({ before }: VariantChange, after: readonly PlacedVariant[]): string[] {
  const staying = new Set(after.map(({ id }) => id));
  return before.flatMap(({ id }) => (id === null || staying.has(id) ? [] : [id]));
}

/** Those that have no choice for the moment, so that others may take theirs. */
const movingOf = (variants: readonly PlacedVariant[]): string[] =>
  variants.length === 1 ? [] : variants.filter(({ choiceChanged }) => choiceChanged).map(({ id }) => id);

const isTouched = ({ before }: VariantChange, after: readonly PlacedVariant[]): boolean =>
  after.length < before.length || after.some(({ isRewritten }) => isRewritten);

const records = (variants: readonly PlacedVariant[]): string =>
  JSON.stringify(
    variants.map(({ id, productId, position, sku, options, stock, threshold, weight }) => {
      return { id, productId, position, sku, options, stock, threshold, weight };
    }),
  );

/** Sets and drops prices where they become others. Gives the news of those whose amount changed. */
async function writePrices(
  tx: Tx,
  variants: readonly PlacedVariant[],
  actorId: string | null,
  now: Date,
): Promise<PriceChanged[]> {
  const repriced = variants.filter(({ isRepriced }) => isRepriced);
  if (repriced.length === 0) return [];
  const wanted = repriced.flatMap(({ id, productId, isShown, prices }) =>
    prices.map((price) => ({ id, productId, isShown, ...price })),
  );
  const text = JSON.stringify(
    wanted.map(({ id: variant_id, currency, amount, compareAt: compare_at }) => {
      return { variant_id, currency, amount, compare_at };
    }),
  );
  const changed = await tx.rows(sql.setPrices, text, actorId, now);
  const dropping = repriced.filter(({ dropsPrices }) => dropsPrices).map(({ id }) => id);
  if (dropping.length > 0) await tx.rows(sql.dropOtherPrices, dropping, text);
  const before = new Map(changed.map((row) => [`${row.variant_id} ${row.currency}`, row.previous]));
  return wanted.flatMap(({ id: variantId, productId, isShown, currency, amount }) => {
    const previousAmount = before.get(`${variantId} ${currency}`);
    if (previousAmount === undefined) return [];
    return [new PriceChanged({ productId, variantId, currency, amount, previousAmount, isShown })];
  });
}
