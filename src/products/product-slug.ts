import { ValidationFailed } from '../http/problem/problems.js';
import type { Tx } from '../database/database.js';
import { freeSlug, refuseIdForm, slugOf } from '../http/slug.js';
import type { ProductFacts } from './product-facts.js';
import { SlugTaken } from './product.problems.js';
import { insertProduct, slugsLike } from './products.sql.js';

/** What stands in addresses where a slug could, so that no product may be called so. */
export const reserved: ReadonlySet<string> = new Set(['export', 'import', 'suggest', 'top-selling']);

/** @throws ValidationFailed the slug is the name of a route */
export function refuseReserved(slug: string | undefined): void {
  if (slug !== undefined && reserved.has(slug))
    throw new ValidationFailed([
      { field: 'slug', message: 'is the address of something else', code: 'RESERVED' },
    ]);
}

/**
 * Inserts the product with the slug it asks for, or with a free one made from its name. Others who take a slug at the
 * same moment are waited for, not run into: each attempt fails only because another product has got its slug.
 *
 * @throws SlugTaken the slug was asked for, and another product has it
 */
export async function insertWithSlug(
  tx: Tx,
  facts: ProductFacts,
  { id, now, slug: wished }: { id: string; now: Date; slug: string | undefined },
): Promise<void> {
  refuseIdForm(wished);
  refuseReserved(wished);
  for (;;) {
    const slug = wished ?? (await madeFrom(tx, facts.name));
    const inserted = await tx.row(insertProduct, ...valuesOf(id, { ...facts, slug }), now);
    if (inserted !== null) return;
    if (wished !== undefined) throw new SlugTaken('Leave the slug out to get a free one made from the name.');
  }
}

async function madeFrom(tx: Tx, name: string): Promise<string> {
  const base = slugOf(name, 'product');
  const used = await tx.rows(slugsLike, base);
  return freeSlug(base, new Set([...reserved, ...used.map(({ slug }) => slug)]));
}

function valuesOf(id: string, facts: ProductFacts): unknown[] {
  return [
    id,
    facts.slug,
    facts.name,
    facts.description,
    facts.priceCurrency,
    facts.status,
    facts.categoryId,
    facts.tags,
    JSON.stringify(facts.images),
    JSON.stringify(facts.attributes),
    JSON.stringify(facts.options),
  ];
}
