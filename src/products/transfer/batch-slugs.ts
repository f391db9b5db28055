import type { Tx } from '../../database/database.js';
import { freeSlug, slugOf } from '../../http/slug.js';
import { reserved } from '../product-slug.js';
import { slugsInUse } from './batch.sql.js';

/** A product that needs a slug. */
export interface Nameless {
  readonly index: number;
  /** The slug that it shall have; null: one made from its name. */
  readonly wish: string | null;
  readonly name: string;
  readonly sku: string;
}

/** More than nine of one name, and the SKU tells them apart better than a number; it is also found at once. */
const mostNumbered = 9;

/** A slug for each by its index: as wished, or made from the name, and with a number or the SKU if that is taken. */
export async function freeSlugs(tx: Tx, products: readonly Nameless[]): Promise<Map<number, string>> {
  const named = products.map((product) => ({
    ...product,
    base: product.wish ?? slugOf(product.name, 'product'),
  }));
  const unwished = named.filter(({ wish }) => wish === null);
  const candidates = unwished.flatMap(({ base, name, sku }) => [
    ...Array.from({ length: mostNumbered }, (_, index) => (index === 0 ? base : `${base}-${index + 1}`)),
    withSku(name, sku),
  ]);
  const found = candidates.length === 0 ? [] : await tx.rows(slugsInUse, [...new Set(candidates)]);
  const wished = named.flatMap(({ wish }) => wish ?? []);
  const used = new Set([...reserved, ...wished, ...found.map(({ slug }) => slug)]);
  const slugs = new Map<number, string>();
  for (const { index, wish, base, name, sku } of named) {
    const slug = wish ?? chosen(base, withSku(name, sku), used);
    used.add(slug);
    slugs.set(index, slug);
  }
  return slugs;
}

function chosen(base: string, long: string, used: ReadonlySet<string>): string {
  const numbered = freeSlug(base, used);
  const number = numbered === base ? 1 : Number(numbered.slice(base.length + 1));
  return number <= mostNumbered ? numbered : freeSlug(long, used);
}

const withSku = (name: string, sku: string): string =>
  `${slugOf(name, 'product', 140)}-${slugOf(sku, 'sku', 70)}`;
