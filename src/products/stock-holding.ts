import type { Asked } from '../database/database.js';
import { HeldStock, type StockWish, type WantedStock } from './held-stock.js';
import * as sql from './stock.sql.js';

/** How stock is held: `asked` in one round trip of the transaction that takes it, and what is held by the answers. */
export interface Holding {
  readonly asked: readonly Asked<unknown>[];
  readonly held: (answers: unknown[][]) => HeldStock;
}

/**
 * How to hold the stock of every wish until the transaction ends; nothing is taken yet. Without `waits` what somebody else
 * holds at this moment is not waited for, and not held.
 */
export function holdingOf(wishes: readonly StockWish[], { waits }: { waits: boolean }): Holding {
  const lines = wishes.flatMap(({ items }) => items);
  const currencies = wishes.flatMap(({ items, currency }) => items.map(() => currency));
  const [products, variants, quantities] = asked(lines);
  return {
    asked: [
      [waits ? sql.lockLines : sql.lockFreeLines, products, variants],
      [sql.readLines, products, variants, quantities, currencies],
    ],
    held: (answers) => {
      const [locked, rows] = answers as [{ id: string }[], sql.LineRow[]];
      let at = 0;
      const ofEach = wishes.map(({ items }) => rows.slice(at, (at += items.length)));
      return new HeldStock(ofEach, new Set(locked.map(({ id }) => id)));
    },
  };
}

/** Products, variants and quantities of lines, as three arrays. */
export function asked(lines: readonly WantedStock[]): [string[], (string | null)[], number[]] {
  return [
    lines.map(({ productId }) => productId),
    lines.map(({ variantId = null }) => variantId),
    lines.map(({ quantity }) => quantity),
  ];
}
