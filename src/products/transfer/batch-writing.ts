import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import { ProductWriting, type ProductChange } from '../product-writing.js';
import type { KeepingCause } from '../stock.js';
import { freeSlugs } from './batch-slugs.js';
import { insertProducts } from './batch.sql.js';
import type { Evaluated } from './group-evaluation.js';

/** A change with the slug that a new product wishes to have. */
interface Wish extends ProductChange {
  readonly wish: string | null;
}

/** Adds the rows of new products; all else is written as editors write it. */
@Injectable()
export class BatchWriting {
  constructor(
    private readonly writing: ProductWriting,
    private readonly clock: Clock,
  ) {}

  /** @throws SkuTaken, SlugTaken, OptionMismatch */
  async write(tx: Tx, changes: readonly Evaluated[], cause: KeepingCause): Promise<void> {
    const wishes = changes.map(wishOf);
    await this.insertNew(
      tx,
      wishes.filter(({ before }) => before === null),
    );
    await this.writing.write(tx, wishes, cause);
  }

  private async insertNew(tx: Tx, added: readonly Wish[]): Promise<void> {
    if (added.length === 0) return;
    const nameless = added.map(({ wish, after }, index) => {
      return { index, wish, name: after.facts.name, sku: after.variants[0]?.sku ?? '' };
    });
    const slugs = await freeSlugs(tx, nameless);
    const records = added.map((change, index) => ({ ...newRecord(change), slug: slugs.get(index) }));
    await tx.rows(insertProducts, JSON.stringify(records), this.clock.now());
  }
}

function wishOf({ group, before, after }: Evaluated): Wish {
  if (after === null) throw new Error('Nothing is to be written of rows that were all refused.');
  const { productId, slug: wish } = group;
  return {
    ...{ id: productId ?? newId(), before: before?.state ?? null, after },
    ...{ withdrawn: before?.withdrawn ?? [], wish },
  };
}

/** A new product with what lists will find by; the database would come to the same. */
function newRecord({ id, after: { facts, variants } }: ProductChange): object {
  return {
    ...{ id, ...facts },
    priceAmount: Math.min(...variants.map(({ prices }) => prices[0]?.amount ?? 0)),
    inStock: variants.some(({ stock }) => stock > 0),
    skus: variants.map(({ sku }) => sku).join(' '),
  };
}
