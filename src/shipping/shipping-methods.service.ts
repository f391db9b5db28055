import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { slice, where, type Slice } from '../http/list/listing.js';
import { NotFound, ValidationFailed } from '../http/problem/problems.js';
import type { CarriagePrice } from './carriage-price.js';
import {
  ShippingMethodDto,
  type CreateShippingMethodDto,
  type ListShippingMethodsDto,
  type ShippingPriceInDto,
  type UpdateShippingMethodDto,
} from './dto/shipping-method.dto.js';
import * as sql from './shipping.sql.js';

/** The ways for goods to travel. What an order chose of them is the order's own: changes here change no order. */
@Injectable()
export class ShippingMethodsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Those that can be chosen; all of them for those who manage them. */
  list(caller: Caller | null, query: ListShippingMethodsDto): Promise<Slice<sql.MethodRow>> {
    const { country } = query;
    const conditions = [
      ...(may(caller, 'shipping:manage') ? [] : [where`m.is_active`]),
      ...(country === undefined
        ? []
        : [where`(m.countries = '{}' OR m.countries @> ARRAY[${country}]::text[])`]),
    ];
    return slice(this.database.read, sql.methodListing, conditions, query);
  }

  /** @throws NotFound */
  async get(caller: Caller | null, id: string): Promise<sql.MethodRow> {
    const row = await this.database.read.row(sql.findMethod, id, may(caller, 'shipping:manage'));
    if (row === null) throw new NotFound();
    return row;
  }

  /** @throws ValidationFailed a currency stands there twice */
  create(request: CreateShippingMethodDto, retry: Retry): Promise<ShippingMethodDto> {
    const prices = pricesOf(request.prices);
    return this.idempotency.once(retry, async (tx) => {
      const { name, countries, position = 0, isActive = true } = request;
      const [id, now] = [newId(), this.clock.now()];
      await tx.rows(sql.insertMethod, id, name, countries, position, isActive, now);
      await tx.rows(sql.setPrices, id, JSON.stringify(prices));
      return ShippingMethodDto.from(await read(tx, id));
    });
  }

  /** @throws NotFound, PreconditionFailed, ValidationFailed a currency stands there twice */
  change(
    id: string,
    changes: UpdateShippingMethodDto,
    precondition: Precondition,
  ): Promise<ShippingMethodDto> {
    const prices = changes.prices && pricesOf(changes.prices);
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, id);
      precondition.check(ShippingMethodDto.from(current));
      const { name = current.name, countries = current.countries } = changes;
      const { position = current.position, isActive = current.is_active } = changes;
      await tx.rows(sql.updateMethod, id, name, countries, position, isActive, this.clock.now());
      if (prices !== undefined) await tx.rows(sql.setPrices, id, JSON.stringify(prices));
      return ShippingMethodDto.from(await read(tx, id));
    });
  }

  /** @throws NotFound, PreconditionFailed */
  delete(id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      precondition.check(ShippingMethodDto.from(await hold(tx, id)));
      await tx.rows(sql.deleteMethod, id);
    });
  }
}

async function hold(tx: Tx, id: string): Promise<sql.MethodRow> {
  await tx.row(sql.holdMethod, id);
  return read(tx, id);
}

async function read(tx: Tx, id: string): Promise<sql.MethodRow> {
  const row = await tx.row(sql.findMethod, id, true);
  if (row === null) throw new NotFound();
  return row;
}

function pricesOf(given: readonly ShippingPriceInDto[]): CarriagePrice[] {
  return given.map(({ currency, amount, perKgAmount = null, freeFromAmount = null }, index) => {
    if (given.findIndex((price) => price.currency === currency) < index)
      throw new ValidationFailed([
        { field: `prices.${index}.currency`, message: 'has a price already', code: 'CURRENCY_TWICE' },
      ]);
    return { currency, amount, perKg: perKgAmount, freeFrom: freeFromAmount };
  });
}
