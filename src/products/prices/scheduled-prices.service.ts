import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import { slice, where, type Slice } from '../../http/list/listing.js';
import { NotFound, ValidationFailed } from '../../http/problem/problems.js';
import { VariantRequired } from '../product.problems.js';
import { findVisible } from '../products.sql.js';
import {
  ScheduledPriceDto,
  type CreateScheduledPriceDto,
  type ListScheduledPricesDto,
} from './dto/scheduled-price.dto.js';
import { NoPriceInCurrency, ScheduledPriceOver } from './price.problems.js';
import { planOfEnd } from './price-plan.js';
import { ScheduledPriceRuns } from './scheduled-price-runs.js';
import * as sql from './scheduled-prices.sql.js';

/** Planning prices. A plan changes nothing until its time comes. */
@Injectable()
export class ScheduledPricesService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly runs: ScheduledPriceRuns,
    private readonly clock: Clock,
  ) {}

  /**
   * The scheduled prices of one product, past ones too.
   *
   * @throws NotFound
   */
  async list(productId: string, query: ListScheduledPricesDto): Promise<Slice<sql.ScheduledPriceRow>> {
    if ((await this.database.read.row(findVisible, productId, true)) === null) throw new NotFound();
    const { status, variantId } = query;
    const conditions = [
      where`s.product_id = ${productId}`,
      ...(status === undefined ? [] : [where`s.status = ${status}`]),
      ...(variantId === undefined ? [] : [where`s.variant_id = ${variantId}`]),
    ];
    return slice(this.database.read, sql.scheduledListing, conditions, query);
  }

  /** @throws NotFound */
  async get(id: string): Promise<sql.ScheduledPriceRow> {
    const row = await this.database.read.row(sql.findScheduled, id);
    if (row === null) throw new NotFound();
    return row;
  }

  /**
   * Plans a price; one whose time has come already is in force when this returns.
   *
   * @throws NotFound, VariantRequired, NoPriceInCurrency, PriceOverlap
   */
  create(
    caller: Caller,
    productId: string,
    request: CreateScheduledPriceDto,
    retry: Retry,
  ): Promise<ScheduledPriceDto> {
    refuseOtherCurrency(request);
    return this.idempotency.once(retry, async (tx) => {
      const variantId = await chosenVariant(tx, productId, request.variantId);
      await tx.rows(sql.lockThese, [variantId]);
      const now = this.clock.now();
      const { startsAt, endsAt } = timesOf(request, now);
      await assertPriced(tx, variantId, request.price.currency);
      const { price, compareAtPrice } = request;
      const id = newId();
      await tx.rows(
        sql.insertScheduled,
        ...[id, productId, variantId, price.currency, price.amount, compareAtPrice?.amount ?? null],
        ...[compareAtPrice === undefined, startsAt, endsAt, caller.id, now],
      );
      if (startsAt <= now) await this.runs.carryOut(tx, [variantId]);
      return ScheduledPriceDto.from(await read(tx, id));
    });
  }

  /**
   * Cancels one that has not begun; ends one that runs, and the price before is back.
   *
   * @throws NotFound, PreconditionFailed, ScheduledPriceOver
   */
  cancel(id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { variant_id: variantId } = await read(tx, id);
      await tx.rows(sql.lockThese, [variantId]);
      await tx.rows(sql.lockProducts, [variantId]);
      const row = await read(tx, id);
      precondition.check(ScheduledPriceDto.from(row));
      const now = this.clock.now();
      if (row.status === 'running') return this.runs.write(tx, planOfEnd(row, now), now);
      if (row.status !== 'scheduled') throw new ScheduledPriceOver('Nothing was changed.');
      const { applied_at, revert_amount, revert_compare_at } = row;
      const mark = {
        id,
        status: 'cancelled',
        applied_at,
        finished_at: now,
        revert_amount,
        revert_compare_at,
      } as const;
      await this.runs.write(tx, { marks: [mark], changes: [] }, now);
    });
  }
}

async function read(tx: Tx, id: string): Promise<sql.DueRow> {
  const row = await tx.row(sql.findWithPrice, id);
  if (row === null) throw new NotFound();
  return row;
}

/** @throws NotFound, VariantRequired */
async function chosenVariant(tx: Tx, productId: string, asked: string | undefined): Promise<string> {
  const ids = (await tx.rows(sql.activeVariants, productId)).map(({ id }) => id);
  const [only, ...others] = ids;
  if (only === undefined) throw new NotFound();
  if (asked === undefined && others.length > 0)
    throw new VariantRequired('Say by "variantId" which one.', [productId]);
  const chosen = asked?.toLowerCase() ?? only;
  if (!ids.includes(chosen)) throw new NotFound('The product has no such variant.');
  return chosen;
}

/** @throws NoPriceInCurrency */
async function assertPriced(tx: Tx, variantId: string, currency: string): Promise<void> {
  const currencies = (await tx.rows(sql.currenciesOf, variantId)).map((row) => row.currency);
  if (!currencies.includes(currency)) throw new NoPriceInCurrency(currencies);
}

/** When it begins, now at the earliest, and ends. @throws ValidationFailed */
function timesOf(request: CreateScheduledPriceDto, now: Date): { startsAt: Date; endsAt: Date | null } {
  const asked = new Date(request.startsAt);
  const startsAt = asked < now ? now : asked;
  const endsAt = request.endsAt ? new Date(request.endsAt) : null;
  if (endsAt !== null && endsAt <= asked) throw unusable('endsAt', 'must be after "startsAt"', 'ORDER');
  if (endsAt !== null && endsAt <= now) throw unusable('endsAt', 'must be in the future', 'PAST');
  return { startsAt, endsAt };
}

function refuseOtherCurrency({ price, compareAtPrice }: CreateScheduledPriceDto): void {
  if (compareAtPrice && compareAtPrice.currency !== price.currency)
    throw unusable('compareAtPrice.currency', 'must be the currency of the price', 'CURRENCY_OTHER');
}

function unusable(field: string, message: string, code: string): ValidationFailed {
  return new ValidationFailed([{ field, message, code }]);
}
