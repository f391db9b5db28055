import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import type { DomainEvent } from '../../events/domain-event.js';
import { Outbox } from '../../events/outbox.js';
import { ProductArchived, ProductCreated, ProductUpdated } from '../product.events.js';
import { priceChangesOf } from '../prices/price-changes.js';
import { differences, type ProductState } from '../product-facts.js';
import { differs } from '../variants/variant-state.js';
import { dropOtherPrices, setPrices, updateVariants, withdrawVariants } from '../variants/variants.sql.js';
import type { Evaluated } from './batch-plan.js';
import { freeSlugs } from './batch-slugs.js';
import { BatchStock, type WritingCause } from './batch-stock.js';
import * as sql from './batch.sql.js';
import { placedVariants, type PlacedVariant } from './placed-variants.js';

/** A product that changes, with the id that it has or gets. */
interface Written {
  readonly id: string;
  readonly before: ProductState | null;
  readonly after: ProductState;
  readonly variants: readonly PlacedVariant[];
}

/** Writes the difference between what locked products are and what they shall be: set by set, not one by one. */
@Injectable()
export class BatchWriting {
  constructor(
    private readonly stock: BatchStock,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Also writes history, ledger and events, as single changes do; they follow from triggers where they can. */
  async write(tx: Tx, changes: readonly Evaluated[], cause: WritingCause): Promise<void> {
    if (changes.length === 0) return;
    const now = this.clock.now();
    const products = await this.insertNew(tx, changes.map(written), changes, now);
    const variants = products.flatMap((product) => product.variants);
    await this.writeVariants(tx, variants, now);
    await writePrices(tx, variants, cause.actorId, now);
    const changed = products.filter((product) => product.before !== null && isEdited(product));
    if (changed.length > 0) await tx.rows(sql.updateProducts, records(changed), now);
    const events = products.flatMap((product) => eventsOf(product));
    await this.outbox.appendAll(tx, [...events, ...(await this.stock.move(tx, variants, cause, now))]);
  }

  private async insertNew(
    tx: Tx,
    products: readonly Written[],
    changes: readonly Evaluated[],
    now: Date,
  ): Promise<Written[]> {
    const fresh = products.flatMap(({ before, after, variants }, index) =>
      before === null
        ? [
            {
              index,
              wish: changes[index]?.group.slug ?? null,
              name: after.facts.name,
              sku: variants[0]?.sku ?? '',
            },
          ]
        : [],
    );
    if (fresh.length === 0) return [...products];
    const slugs = await freeSlugs(tx, fresh);
    const named = products.map((product, index) => {
      const slug = slugs.get(index);
      if (slug === undefined) return product;
      return { ...product, after: { ...product.after, facts: { ...product.after.facts, slug } } };
    });
    const added = named.filter(({ before }) => before === null);
    await tx.rows(sql.insertProducts, JSON.stringify(added.map(newRecord)), now);
    return named;
  }

  private async writeVariants(tx: Tx, variants: readonly PlacedVariant[], now: Date): Promise<void> {
    const [added, kept] = [
      variants.filter(isNew),
      variants.filter((variant) => !isNew(variant) && isRewritten(variant)),
    ];
    const moving = kept.filter((variant) => variant.choiceChanged).map(({ id }) => id);
    // two may swap their choices, so none has one for the moment
    if (moving.length > 0) await tx.rows(withdrawVariants, moving, now);
    if (added.length > 0) await tx.rows(sql.insertVariants, JSON.stringify(added), now);
    if (kept.length > 0) await tx.rows(updateVariants, JSON.stringify(kept), now);
  }
}

const isNew = (variant: PlacedVariant): boolean => variant.before === null;
const isRewritten = ({ before, state, isTakenUp }: PlacedVariant): boolean =>
  before === null || isTakenUp || differs(before, state);

function written({ group, before, after }: Evaluated): Written {
  if (after === null) throw new Error('Nothing is to be written of rows that were all refused.');
  const id = group.productId ?? newId();
  return { id, before: before?.state ?? null, after, variants: placedVariants(id, before, after) };
}

function isEdited({ before, after, variants }: Written): boolean {
  return (
    before === null ||
    Object.keys(differences(before.facts, after.facts)).length > 0 ||
    variants.some(isRewritten)
  );
}

const records = (products: readonly Written[]): string =>
  JSON.stringify(products.map(({ id, after }) => ({ id, ...after.facts })));

/** A new product with what lists will find by; the database would come to the same. */
function newRecord({ id, after, variants }: Written): object {
  const states = variants.map(({ state }) => state);
  return {
    ...{ id, ...after.facts },
    priceAmount: Math.min(...states.map(({ prices }) => prices[0]?.amount ?? 0)),
    inStock: states.some(({ stock }) => stock > 0),
    skus: states.map(({ sku }) => sku).join(' '),
  };
}

async function writePrices(
  tx: Tx,
  variants: readonly PlacedVariant[],
  actorId: string | null,
  now: Date,
): Promise<void> {
  const changed = variants.filter(isRewritten);
  if (changed.length === 0) return;
  const rows = changed.flatMap(({ id, state }) =>
    state.prices.map(({ currency, amount, compareAt }) => ({
      variant_id: id,
      currency,
      amount,
      compare_at: compareAt,
    })),
  );
  const text = JSON.stringify(rows);
  await tx.rows(setPrices, text, actorId, now);
  const older = changed.filter((variant) => !isNew(variant)).map(({ id }) => id);
  if (older.length > 0) await tx.rows(dropOtherPrices, older, text);
}

function eventsOf(product: Written): DomainEvent[] {
  const { id, before, after } = product;
  const { status } = after.facts;
  const sku = after.variants[0]?.sku ?? '';
  if (before === null) return [new ProductCreated({ id, sku, status })];
  if (!isEdited(product)) return [];
  const isOver = status === 'archived' && before.facts.status !== 'archived';
  const news = { id, sku, statusBefore: before.facts.status };
  const repriced = product.variants.map((variant) => ({ ...variant, after: variant.state }));
  return [
    isOver ? new ProductArchived(news) : new ProductUpdated({ ...news, status }),
    ...priceChangesOf(id, repriced),
  ];
}
