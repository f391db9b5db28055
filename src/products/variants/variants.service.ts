import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import type { Precondition } from '../../http/etag.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import { NotFound, ValidationFailed } from '../../http/problem/problems.js';
import { Catalogue } from '../catalogue.js';
import { ProductChanges } from '../product-changes.js';
import { stateOf, type ProductState } from '../product-facts.js';
import type { ProductRow } from '../products.sql.js';
import type { CreateVariantDto, UpdateVariantDto } from './dto/create-variant.dto.js';
import { VariantDto } from './dto/variant.dto.js';
import { fittedOptions } from './option-fit.js';
import { askedVariant, mergedVariant, type VariantState } from './variant-state.js';
import { LastVariant, TooManyVariants } from './variant.problems.js';
import type { VariantRow } from './variants.sql.js';

const mostVariants = 100;

/** The variants of a product, one by one. */
@Injectable()
export class VariantsService {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly changes: ProductChanges,
    private readonly idempotency: Idempotency,
  ) {}

  /** The active variants of a product that the caller may see. @throws NotFound */
  async list(caller: Caller | null, productId: string): Promise<VariantRow[]> {
    return (await this.catalogue.get(caller, productId)).variants;
  }

  /** @throws NotFound */
  async get(caller: Caller | null, productId: string, id: string): Promise<VariantRow> {
    return found(await this.catalogue.get(caller, productId), id);
  }

  /**
   * Adds a variant after the others. One that was withdrawn and has this SKU is taken up again.
   *
   * @throws NotFound, SkuTaken, OptionMismatch, TooManyVariants
   */
  create(caller: Caller, productId: string, request: CreateVariantDto, retry: Retry): Promise<VariantDto> {
    return this.idempotency.once(retry, async (tx) => {
      const product = await this.changes.applyIn(tx, caller, productId, (now) => {
        const state = stateOf(now);
        if (state.variants.length >= mostVariants) throw new TooManyVariants('Withdraw one first.');
        return fitted({ ...state, variants: [...state.variants, askedVariant(request)] });
      });
      const added = product.variants.find(({ sku }) => sku === request.sku);
      if (added === undefined) throw new NotFound();
      return VariantDto.from(added);
    });
  }

  /**
   * Changes what the request names of a variant and leaves the rest.
   *
   * @throws NotFound, PreconditionFailed, SkuTaken, OptionMismatch
   */
  async update(
    caller: Caller,
    { productId, id }: { productId: string; id: string },
    request: UpdateVariantDto,
    precondition: Precondition,
  ): Promise<VariantDto> {
    const product = await this.changes.apply(caller, productId, (now) => {
      precondition.check(VariantDto.from(found(now, id)));
      const state = stateOf(now);
      const next = (variant: VariantState) =>
        variant.id === id ? mergedVariant(variant, given(request)) : variant;
      return fitted({ ...state, variants: state.variants.map(next) });
    });
    return VariantDto.from(found(product, id));
  }

  /**
   * Takes a variant off sale; orders and the ledger keep it.
   *
   * @throws NotFound, PreconditionFailed, LastVariant
   */
  async withdraw(caller: Caller, productId: string, id: string, precondition: Precondition): Promise<void> {
    await this.changes.apply(caller, productId, (now) => {
      precondition.check(VariantDto.from(found(now, id)));
      const state = stateOf(now);
      if (state.variants.length === 1) throw new LastVariant('Archive the product instead.');
      return { ...state, variants: state.variants.filter((variant) => variant.id !== id) };
    });
  }
}

function found({ variants }: ProductRow, id: string): VariantRow {
  const variant = variants.find((candidate) => candidate.id === id.toLowerCase());
  if (variant === undefined) throw new NotFound();
  return variant;
}

/** The state, once its variants fit the product's options and have a price in its currency. */
function fitted(state: ProductState): ProductState {
  fittedOptions(state.facts.options, state.variants);
  const { priceCurrency } = state.facts;
  if (state.variants.some(({ prices: [first] }) => first?.currency !== priceCurrency))
    throw new ValidationFailed([
      {
        field: 'price.currency',
        message: `must be that of the product, ${priceCurrency}`,
        code: 'CURRENCY_OTHER',
      },
    ]);
  return state;
}

/** The fields that are there. */
function given(request: UpdateVariantDto): Partial<CreateVariantDto> {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}
