import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import { Stock } from '../stock.js';
import { differs, type VariantState } from './variant-state.js';
import * as sql from './variants.sql.js';

/** Whose variants change, on whose word. */
export interface VariantOwner {
  readonly productId: string;
  readonly actorId: string;
}

/** Brings the variants of a product, all of them locked, from one state to another. */
@Injectable()
export class VariantWriting {
  constructor(
    private readonly stock: Stock,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds, changes and withdraws; writes prices, which keep their history, and moves stock through the ledger. A state
   * without an id takes up a withdrawn variant with its SKU, if the product had one, else it is a new one. Tells
   * whether anything but stock changed.
   *
   * @throws SkuTaken, OptionMismatch
   */
  async rewrite(
    tx: Tx,
    owner: VariantOwner,
    before: readonly VariantState[],
    wanted: readonly VariantState[],
  ): Promise<boolean> {
    const now = this.clock.now();
    const after = await this.recognised(tx, owner, wanted);
    const old = new Map(before.map((variant) => [variant.id, variant]));
    const at = new Map(before.map(({ id }, index) => [id, index]));
    const added = after.filter(({ isNew }) => isNew);
    const changed = after.filter((variant) => {
      const was = old.get(variant.id);
      const isSame =
        was !== undefined && !differs(was, plain(variant)) && at.get(variant.id) === variant.position;
      return !variant.isNew && !isSame;
    });
    await this.makeRoom(tx, before, after, changed, now);
    if (added.length > 0) await tx.rows(sql.insertVariants, owner.productId, records(added), now);
    if (changed.length > 0) await tx.rows(sql.updateVariants, records(changed), now);
    await writePrices(tx, [...added, ...changed], owner.actorId, now);
    await this.moveStock(tx, owner, after, old);
    return added.length + changed.length > 0 || after.length < before.length;
  }

  /** The states with the ids that they have, or will have. */
  private async recognised(
    tx: Tx,
    { productId }: VariantOwner,
    wanted: readonly VariantState[],
  ): Promise<Placed[]> {
    const unknown = wanted.filter(({ id }) => id === null).map(({ sku }) => sku);
    const withdrawn = unknown.length === 0 ? [] : await tx.rows(sql.withdrawnOnes, productId, unknown);
    return wanted.map((variant, position) => {
      const known = variant.id === null ? withdrawn.find(({ sku }) => sku === variant.sku) : undefined;
      const id = variant.id ?? known?.id ?? newId();
      const isNew = variant.id === null && known === undefined;
      return { ...variant, id, position, isNew, stockBefore: known?.stock ?? 0 };
    });
  }

  /** Withdraws what is gone, and for the moment what changes its options, so that two may swap theirs. */
  private async makeRoom(
    tx: Tx,
    before: readonly VariantState[],
    after: readonly Placed[],
    changed: readonly Placed[],
    now: Date,
  ): Promise<void> {
    const staying = new Set(after.map(({ id }) => id));
    const moving = new Set(changed.map(({ id }) => id));
    const ids = before.map(({ id }) => id).filter((id) => id !== null);
    const leaving = ids.filter((id) => !staying.has(id) || (after.length > 1 && moving.has(id)));
    if (leaving.length > 0) await tx.rows(sql.withdrawVariants, leaving, now);
  }

  private async moveStock(
    tx: Tx,
    { productId, actorId }: VariantOwner,
    after: readonly Placed[],
    old: ReadonlyMap<string | null, VariantState>,
  ): Promise<void> {
    const moved = after
      .map(({ id, isNew, stock, stockBefore }) => {
        const delta = stock - (old.get(id)?.stock ?? stockBefore);
        return {
          productId,
          variantId: id,
          delta,
          reason: isNew ? ('received' as const) : ('adjusted' as const),
        };
      })
      .filter(({ delta }) => delta !== 0);
    for (const [reason, changes] of Map.groupBy(moved, (change) => change.reason))
      await this.stock.keepAll(tx, changes, { reason, actorId });
  }
}

/** A variant with its id and where it is shown. */
interface Placed extends VariantState {
  readonly id: string;
  readonly position: number;
  readonly isNew: boolean;
  /** Of a withdrawn one that is taken up again. */
  readonly stockBefore: number;
}

const plain = ({ id, sku, options, prices, stock, threshold }: Placed): VariantState => ({
  ...{ id, sku, options, prices, stock, threshold },
});

const records = (variants: readonly Placed[]): string =>
  JSON.stringify(
    variants.map(({ id, position, sku, options, threshold }) => ({ id, position, sku, options, threshold })),
  );

async function writePrices(tx: Tx, variants: readonly Placed[], actorId: string, now: Date): Promise<void> {
  if (variants.length === 0) return;
  const rows = variants.flatMap(({ id, prices }) =>
    prices.map(({ currency, amount, compareAt }) => ({
      variant_id: id,
      currency,
      amount,
      compare_at: compareAt,
    })),
  );
  const text = JSON.stringify(rows);
  await tx.rows(sql.setPrices, text, actorId, now);
  await tx.rows(
    sql.dropOtherPrices,
    variants.map(({ id }) => id),
    text,
  );
}
