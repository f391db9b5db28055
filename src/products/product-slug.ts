import type { Tx } from '../database/database.js';
import { freeSlug, refuseIdForm, slugOf } from '../http/slug.js';
import type { CreateProductDto } from './dto/create-product.dto.js';
import { asked, type ProductFacts } from './product-facts.js';
import { SlugTaken } from './product.problems.js';
import { insertProduct, slugsLike } from './products.sql.js';

/**
 * Inserts the product with the slug it asks for, or with a free one made from its name. Others who take a slug at the
 * same moment are waited for, not run into: each attempt fails only because another product has got its slug.
 *
 * @throws SlugTaken the slug was asked for, and another product has it
 */
export async function insertWithSlug(
  tx: Tx,
  request: CreateProductDto,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  refuseIdForm(request.slug);
  for (;;) {
    const slug = request.slug ?? (await madeFrom(tx, request.name));
    const inserted = await tx.row(insertProduct, ...valuesOf(id, asked(request, slug).facts), now);
    if (inserted !== null) return;
    if (request.slug !== undefined)
      throw new SlugTaken('Leave the slug out to get a free one made from the name.');
  }
}

async function madeFrom(tx: Tx, name: string): Promise<string> {
  const base = slugOf(name, 'product');
  const used = await tx.rows(slugsLike, base);
  return freeSlug(base, new Set(used.map(({ slug }) => slug)));
}

function valuesOf(id: string, facts: ProductFacts): unknown[] {
  return [
    id,
    facts.slug,
    facts.sku,
    facts.name,
    facts.description,
    facts.priceAmount,
    facts.priceCurrency,
    facts.status,
    facts.categoryId,
    facts.tags,
    JSON.stringify(facts.images),
  ];
}
