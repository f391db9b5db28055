import { isDeepStrictEqual } from 'node:util';
import type { CreateProductDto } from './dto/create-product.dto.js';
import type { UpdateProductDto } from './dto/update-product.dto.js';
import type { Product, ProductImage } from './product.entity.js';
import type { ProductRow } from './products.sql.js';

/** What editors decide about a product, but for its stock, which has a ledger of its own. */
export type ProductFacts = Pick<
  Product,
  | 'name'
  | 'slug'
  | 'sku'
  | 'description'
  | 'priceAmount'
  | 'priceCurrency'
  | 'status'
  | 'categoryId'
  | 'tags'
  | 'images'
>;

/** What a product is, or shall be. */
export interface ProductState {
  readonly facts: ProductFacts;
  readonly stock: number;
}

/** The state that a whole request asks for; what it leaves out is empty, but the slug, which the caller has. */
export function asked(request: CreateProductDto, slug: string): ProductState {
  return {
    stock: request.stock,
    facts: {
      name: request.name,
      slug,
      sku: request.sku,
      description: request.description,
      priceAmount: request.price.amount,
      priceCurrency: request.price.currency,
      status: request.status,
      categoryId: request.categoryId ?? null,
      tags: request.tags ?? [],
      images: (request.images ?? []).map(plain),
    },
  };
}

/** The state of a product that has been read. */
export function stateOf(row: ProductRow): ProductState {
  return {
    stock: row.stock,
    facts: {
      name: row.name,
      slug: row.slug,
      sku: row.sku,
      description: row.description,
      priceAmount: row.price_amount,
      priceCurrency: row.price_currency,
      status: row.status,
      categoryId: row.category?.id ?? null,
      tags: row.tags,
      images: row.images.map(plain),
    },
  };
}

/** The state with `changes`: what they leave out stays (RFC 7396). */
export function merged({ facts, stock }: ProductState, changes: UpdateProductDto): ProductState {
  const named = {
    name: changes.name,
    slug: changes.slug,
    sku: changes.sku,
    description: changes.description,
    priceAmount: changes.price?.amount,
    priceCurrency: changes.price?.currency,
    status: changes.status,
    categoryId: changes.categoryId,
    tags: changes.tags,
    images: changes.images?.map(plain),
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return { facts: { ...facts, ...Object.fromEntries(given) }, stock: changes.stock ?? stock };
}

/** The facts in which `after` differs from `before`. */
export function differences(before: ProductFacts, after: ProductFacts): Partial<ProductFacts> {
  const changed = Object.entries(after).filter(
    ([name, value]) => !isDeepStrictEqual(before[name as keyof ProductFacts], value),
  );
  return Object.fromEntries(changed);
}

function plain({ url, alt }: ProductImage): ProductImage {
  return { url, alt };
}
