import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/database.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Outbox } from '../events/outbox.js';
import { ProductArchived, ProductCreated, ProductUpdated } from './product.events.js';
import { differences, type ProductState } from './product-facts.js';
import { updateProducts } from './products.sql.js';
import type { KeepingCause } from './stock.js';
import type { WithdrawnVariant } from './variants/placed-variants.js';
import { VariantWriting } from './variants/variant-writing.js';

/** What a product, locked with its variants, is and shall be. */
export interface ProductChange {
  readonly id: string;
  /** Null: its row is new, and has no variants yet. */
  readonly before: ProductState | null;
  readonly after: ProductState;
  /** Variants that may be taken up again. */
  readonly withdrawn: readonly WithdrawnVariant[];
}

/** Writes the difference between what products are and what they shall be; one or many, set by set. */
@Injectable()
export class ProductWriting {
  constructor(
    private readonly variants: VariantWriting,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Also writes price history, ledger and events. What changes nothing leaves no trace.
   *
   * @throws SkuTaken, SlugTaken, OptionMismatch
   */
  async write(tx: Tx, changes: readonly ProductChange[], cause: KeepingCause): Promise<void> {
    if (changes.length === 0) return;
    const ofVariants = changes.map(({ id: productId, before, after, withdrawn }) => {
      const isShown = after.facts.status === 'active';
      return { productId, isShown, before: before?.variants ?? [], after: after.variants, withdrawn };
    });
    const written = await this.variants.write(tx, ofVariants, cause);
    const edited = changes.filter(
      (change) => written.productIds.has(change.id) || areFactsChanged(change.before, change.after),
    );
    const older = edited.filter(({ before }) => before !== null);
    if (older.length > 0) await tx.rows(updateProducts, records(older), this.clock.now());
    this.outbox.appendAll(tx, [...edited.map(newsOf), ...written.news]);
    await this.variants.moveStock(tx, written, cause);
  }
}

const areFactsChanged = (before: ProductState | null, after: ProductState): boolean =>
  before === null || Object.keys(differences(before.facts, after.facts)).length > 0;

const records = (changes: readonly ProductChange[]): string =>
  JSON.stringify(changes.map(({ id, after }) => ({ id, ...after.facts })));

function newsOf({ id, before, after }: ProductChange): DomainEvent {
  const { status } = after.facts;
  const sku = after.variants[0]?.sku ?? '';
  if (before === null) return new ProductCreated({ id, sku, status });
  const isOver = status === 'archived' && before.facts.status !== 'archived';
  const news = { id, sku, statusBefore: before.facts.status };
  return isOver ? new ProductArchived(news) : new ProductUpdated({ ...news, status });
}
