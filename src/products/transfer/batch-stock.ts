import { Injectable } from '@nestjs/common';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import type { DomainEvent } from '../../events/domain-event.js';
import { ProductLowOnStock, ProductStockChanged } from '../product.events.js';
import { moveStock } from '../stock.sql.js';
import { insertFirstMovements } from './batch.sql.js';
import type { PlacedVariant } from './placed-variants.js';

/** On whose word an import writes, and what the stock ledger says about it. */
export interface WritingCause {
  readonly actorId: string | null;
  readonly note: string;
}

/** Writes the ledger of many variants at once. */
@Injectable()
export class BatchStock {
  /** New variants have received what they begin with, others are adjusted to what they shall have. Gives the news. */
  async move(
    tx: Tx,
    variants: readonly PlacedVariant[],
    { actorId, note }: WritingCause,
    now: Date,
  ): Promise<DomainEvent[]> {
    const moved = variants
      .map((variant) => ({ variant, delta: variant.stock - (variant.before?.stock ?? 0) }))
      .filter(({ delta }) => delta !== 0);
    const first = moved.filter(({ variant }) => variant.before === null);
    const later = moved.filter(({ variant }) => variant.before !== null);
    if (first.length > 0) {
      const lines = first.map(({ variant, delta }) => {
        return { id: newId(), productId: variant.productId, variantId: variant.id, delta };
      });
      await tx.rows(insertFirstMovements, JSON.stringify(lines), actorId, note, now);
    }
    if (later.length > 0) {
      const ids = later.map(({ variant }) => variant.id);
      const deltas = later.map(({ delta }) => delta);
      const movements = later.map(() => newId());
      await tx.rows(moveStock, ids, deltas, movements, 'adjusted', null, actorId, note, now);
    }
    return moved.flatMap(({ variant, delta }) => newsOf(variant, delta));
  }
}

function newsOf(variant: PlacedVariant, delta: number): DomainEvent[] {
  const { id: variantId, productId, stock, threshold, before } = variant;
  const reason = before === null ? 'received' : 'adjusted';
  const isLow = before !== null && threshold !== null && before.stock > threshold && stock <= threshold;
  return [
    new ProductStockChanged({ productId, variantId, delta, stockAfter: stock, reason }),
    ...(isLow ? [new ProductLowOnStock({ productId, variantId, stock, threshold })] : []),
  ];
}
