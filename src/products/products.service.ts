import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { Database } from '../database/database.js';
import { freeSlug, slugOf } from '../http/slug.js';
import type { CreateProductDto } from './dto/create-product.dto.js';
import { ProductDto } from './dto/product.dto.js';
import type { UpdateProductDto } from './dto/update-product.dto.js';
import { Product } from './product.entity.js';
import { ProductArchived, ProductCreated, ProductUpdated } from './product.events.js';
import { findProductById, lockProduct, lockSlugs, slugsLike, type ProductRow } from './products.sql.js';
import { Stock } from './stock.js';

/** Changing the catalogue. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly stock: Stock,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a product; its first stock is the first line of its ledger.
   *
   * @throws SkuTaken, SlugTaken, UnknownCategory
   */
  create(caller: Caller, request: CreateProductDto, retry: Retry): Promise<ProductDto> {
    return this.idempotency.once(retry, async (tx) => {
      const [id, now] = [newId(), this.clock.now()];
      const slug = request.slug ?? (await this.slugFor(tx, request.name));
      await tx.insert(Product, { id, ...columnsOf(request), slug, stock: 0, createdAt: now, updatedAt: now });
      await this.count(tx, caller, { id, before: 0, after: request.stock, reason: 'received' });
      await this.outbox.append(tx, new ProductCreated({ id, sku: request.sku, status: request.status }));
      return ProductDto.from(await read(tx, id));
    });
  }

  /**
   * Makes the product what the request says; what it leaves out is emptied, but the slug is kept.
   *
   * @throws NotFound, PreconditionFailed, SkuTaken, SlugTaken, UnknownCategory
   */
  replace(caller: Caller, id: string, request: CreateProductDto, precondition: Precondition): Promise<ProductDto> {
    return this.change(caller, id, precondition, (current) => ({ ...request, slug: request.slug ?? current.slug }));
  }

  /**
   * Changes what the request names and leaves the rest.
   *
   * @throws NotFound, PreconditionFailed, SkuTaken, SlugTaken, UnknownCategory
   */
  update(caller: Caller, id: string, request: UpdateProductDto, precondition: Precondition): Promise<ProductDto> {
    return this.change(caller, id, precondition, (current) => ({ ...requestOf(current), ...given(request) }));
  }

  /** Takes the product off sale for good; orders that name it keep it. Doing it again changes nothing. */
  archive(id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const current = await lock(tx, id, precondition);
      if (current.status === 'archived') return;
      await tx.update(Product, { id }, { status: 'archived', updatedAt: this.clock.now() });
      await this.outbox.append(tx, new ProductArchived({ id, sku: current.sku }));
    });
  }

  private change(
    caller: Caller,
    id: string,
    precondition: Precondition,
    next: (current: ProductRow) => CreateProductDto,
  ): Promise<ProductDto> {
    return this.database.transaction(async (tx) => {
      const current = await lock(tx, id, precondition);
      const request = next(current);
      await tx.update(Product, { id }, { ...columnsOf(request), updatedAt: this.clock.now() });
      await this.count(tx, caller, { id, before: current.stock, after: request.stock, reason: 'adjusted' });
      await this.outbox.append(tx, new ProductUpdated({ id, sku: request.sku, status: request.status }));
      return ProductDto.from(await read(tx, id));
    });
  }

  private async count(tx: Tx, caller: Caller, { id, before, after, reason }: Counted): Promise<void> {
    if (after === before) return;
    await this.stock.move(tx, [{ productId: id, delta: after - before }], { reason, actorId: caller.id });
  }

  /** A free slug made from the name; those who make one from the same name take turns. */
  private async slugFor(tx: Tx, name: string): Promise<string> {
    const slug = slugOf(name, 'product');
    await tx.rows(lockSlugs, slug);
    const used = await tx.rows(slugsLike, slug);
    return freeSlug(slug, new Set(used.map((row) => row.slug)));
  }
}

interface Counted {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly reason: 'received' | 'adjusted';
}

async function lock(tx: Tx, id: string, precondition: Precondition): Promise<ProductRow> {
  const row = await tx.row(lockProduct, id);
  if (row === null) throw new NotFound();
  precondition.check(ProductDto.from(row));
  return row;
}

async function read(tx: Tx, id: string): Promise<ProductRow> {
  const row = await tx.row(findProductById, id);
  if (row === null) throw new NotFound();
  return row;
}

function columnsOf(request: CreateProductDto): Partial<Product> {
  return {
    ...(request.slug === undefined ? {} : { slug: request.slug }),
    sku: request.sku,
    name: request.name,
    description: request.description,
    priceAmount: request.price.amount,
    priceCurrency: request.price.currency,
    status: request.status,
    categoryId: request.categoryId ?? null,
    tags: request.tags ?? [],
    images: (request.images ?? []).map(({ url, alt }) => ({ url, alt })),
  };
}

function requestOf(row: ProductRow): CreateProductDto {
  const price = { amount: row.price_amount, currency: row.price_currency };
  return { ...row, price, categoryId: row.category?.id ?? null };
}

function given(request: UpdateProductDto): Partial<CreateProductDto> {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}
