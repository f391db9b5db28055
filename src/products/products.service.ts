import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import type { CreateProductDto } from './dto/create-product.dto.js';
import { ProductDto } from './dto/product.dto.js';
import type { UpdateProductDto } from './dto/update-product.dto.js';
import { holdCategoryOf, ProductChanges, readProduct } from './product-changes.js';
import { asked, merged, stateOf, type ProductState } from './product-facts.js';
import { insertWithSlug } from './product-slug.js';
import { ProductWriting } from './product-writing.js';
import type { ProductRow } from './products.sql.js';
import type { VariantState } from './variants/variant-state.js';

/** Changing the catalogue. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly changes: ProductChanges,
    private readonly writing: ProductWriting,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a product with its variants; their first stock is the first line of their ledgers.
   *
   * @throws SkuTaken, SlugTaken, UnknownCategory, OptionMismatch
   */
  create(caller: Caller, request: CreateProductDto, retry: Retry): Promise<ProductDto> {
    const after = asked(request, '');
    return this.idempotency.once(retry, async (tx) => {
      const [id, now] = [newId(), this.clock.now()];
      await holdCategoryOf(tx, request.categoryId);
      await insertWithSlug(tx, after.facts, { id, now, slug: request.slug });
      await this.writing.write(tx, [{ id, before: null, after, withdrawn: [] }], { actorId: caller.id });
      return ProductDto.from(await readProduct(tx, id, now));
    });
  }

  /**
   * Makes the product what the request says; what it leaves out is emptied, but the slug is kept. Variants are known
   * by their SKU; those that it does not name are withdrawn.
   *
   * @throws NotFound, PreconditionFailed, SkuTaken, SlugTaken, UnknownCategory, OptionMismatch
   */
  replace(
    caller: Caller,
    id: string,
    request: CreateProductDto,
    precondition: Precondition,
  ): Promise<ProductDto> {
    return this.change(caller, id, precondition, (now) => {
      const { facts, variants } = asked(request, request.slug ?? now.facts.slug);
      return { facts, variants: recognised(variants, now.variants, request.variants === undefined) };
    });
  }

  /**
   * Changes what the request names and leaves the rest.
   *
   * @throws NotFound, PreconditionFailed, SkuTaken, SlugTaken, UnknownCategory, OptionMismatch, VariantRequired
   */
  update(
    caller: Caller,
    id: string,
    request: UpdateProductDto,
    precondition: Precondition,
  ): Promise<ProductDto> {
    return this.change(caller, id, precondition, (now) => merged(now, request));
  }

  /** Takes the product off sale for good; orders that name it keep it. Doing it again changes nothing. */
  async archive(caller: Caller, id: string, precondition: Precondition): Promise<void> {
    await this.change(caller, id, precondition, ({ facts, variants }) => ({
      facts: { ...facts, status: 'archived' },
      variants,
    }));
  }

  private async change(
    caller: Caller,
    id: string,
    precondition: Precondition,
    next: (now: ProductState) => ProductState,
  ): Promise<ProductDto> {
    const product = await this.changes.apply(caller, id, (current: ProductRow) => {
      precondition.check(ProductDto.from(current));
      return next(stateOf(current));
    });
    return ProductDto.from(product);
  }
}

/** The wanted variants with the ids of those they stand for: by SKU, or the only one for the only one of a simple product. */
function recognised(
  wanted: readonly VariantState[],
  present: readonly VariantState[],
  isSimple: boolean,
): VariantState[] {
  const [only] = present;
  if (isSimple && present.length === 1 && only) return wanted.map((variant) => ({ ...variant, id: only.id }));
  return wanted.map((variant) => ({
    ...variant,
    id: present.find(({ sku }) => sku === variant.sku)?.id ?? null,
  }));
}
