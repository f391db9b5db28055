import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { refuseIdForm } from '../http/slug.js';
import type { CreateProductDto } from './dto/create-product.dto.js';
import { ProductDto } from './dto/product.dto.js';
import type { UpdateProductDto } from './dto/update-product.dto.js';
import { Product } from './product.entity.js';
import { ProductArchived, ProductCreated, ProductUpdated } from './product.events.js';
import {
  asked,
  differences,
  merged,
  stateOf,
  type ProductFacts,
  type ProductState,
} from './product-facts.js';
import { UnknownCategory } from './product.problems.js';
import { insertWithSlug } from './product-slug.js';
import { findProductById, holdCategory, lockProduct, type ProductRow } from './products.sql.js';
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
      const id = newId();
      await hold(tx, request.categoryId);
      await insertWithSlug(tx, request, { id, now: this.clock.now() });
      await this.outbox.append(tx, new ProductCreated({ id, sku: request.sku, status: request.status }));
      const first = { productId: id, delta: request.stock };
      if (request.stock > 0) await this.stock.keep(tx, first, { reason: 'received', actorId: caller.id });
      return ProductDto.from(await read(tx, id));
    });
  }

  /**
   * Makes the product what the request says; what it leaves out is emptied, but the slug is kept.
   *
   * @throws NotFound, PreconditionFailed, SkuTaken, SlugTaken, UnknownCategory
   */
  replace(
    caller: Caller,
    id: string,
    request: CreateProductDto,
    precondition: Precondition,
  ): Promise<ProductDto> {
    return this.change(caller, id, precondition, ({ facts }) => asked(request, request.slug ?? facts.slug));
  }

  /**
   * Changes what the request names and leaves the rest.
   *
   * @throws NotFound, PreconditionFailed, SkuTaken, SlugTaken, UnknownCategory
   */
  update(
    caller: Caller,
    id: string,
    request: UpdateProductDto,
    precondition: Precondition,
  ): Promise<ProductDto> {
    return this.change(caller, id, precondition, (current) => merged(current, request));
  }

  /** Takes the product off sale for good; orders that name it keep it. Doing it again changes nothing. */
  async archive(caller: Caller, id: string, precondition: Precondition): Promise<void> {
    await this.change(caller, id, precondition, ({ facts, stock }) => ({
      facts: { ...facts, status: 'archived' },
      stock,
    }));
  }

  private change(
    caller: Caller,
    id: string,
    precondition: Precondition,
    next: (now: ProductState) => ProductState,
  ): Promise<ProductDto> {
    return this.database.transaction(async (tx) => {
      await tx.row(lockProduct, id);
      const current = await read(tx, id);
      precondition.check(ProductDto.from(current));
      const [before, after] = [stateOf(current), next(stateOf(current))];
      await this.rewrite(tx, id, before.facts, after.facts);
      const change = { productId: id, delta: after.stock - before.stock };
      if (change.delta !== 0) await this.stock.keep(tx, change, { reason: 'adjusted', actorId: caller.id });
      return ProductDto.from(await read(tx, id));
    });
  }

  /** Writes what is new and tells of it; a request that changes nothing leaves no trace. */
  private async rewrite(tx: Tx, id: string, before: ProductFacts, after: ProductFacts): Promise<void> {
    const changes = differences(before, after);
    if (Object.keys(changes).length === 0) return;
    refuseIdForm(changes.slug);
    await hold(tx, changes.categoryId);
    await tx.update(Product, { id }, { ...changes, updatedAt: this.clock.now() });
    const { sku, status } = after;
    const isOver = changes.status === 'archived';
    const event = isOver ? new ProductArchived({ id, sku }) : new ProductUpdated({ id, sku, status });
    await this.outbox.append(tx, event);
  }
}

async function hold(tx: Tx, categoryId: string | null | undefined): Promise<void> {
  if (categoryId === null || categoryId === undefined) return;
  if ((await tx.row(holdCategory, categoryId)) === null)
    throw new UnknownCategory('"categoryId" names no category.');
}

async function read(tx: Tx, id: string): Promise<ProductRow> {
  const row = await tx.row(findProductById, id, true);
  if (row === null) throw new NotFound();
  return row;
}
