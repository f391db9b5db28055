import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database, type Tx } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { slice, where, type Slice } from '../http/list/listing.js';
import { NotFound } from '../http/problem/problems.js';
import {
  TaxRateDto,
  type CreateTaxRateDto,
  type ListTaxRatesDto,
  type UpdateTaxRateDto,
} from './dto/tax-rate.dto.js';
import { millionthsOf } from './percent.js';
import * as sql from './taxes.sql.js';

/** Tax rates. What an order was taxed with is the order's own: changes here change no order. */
@Injectable()
export class TaxRatesService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  list(query: ListTaxRatesDto): Promise<Slice<sql.TaxRateRow>> {
    const { country } = query;
    const conditions = country === undefined ? [] : [where`t.country = ${country}`];
    return slice(this.database.read, sql.taxRateListing, conditions, query);
  }

  /** @throws NotFound */
  async get(id: string): Promise<sql.TaxRateRow> {
    return there(await this.database.read.row(sql.findTaxRate, id));
  }

  /** @throws TaxRateTaken */
  create(request: CreateTaxRateDto, retry: Retry): Promise<TaxRateDto> {
    return this.idempotency.once(retry, async (tx) => {
      const { country, region = null, label, rate, isIncluded } = request;
      const facts = [country, region, label, millionthsOf(rate), isIncluded, this.clock.now()];
      return TaxRateDto.from(there(await tx.row(sql.insertTaxRate, newId(), ...facts)));
    });
  }

  /** @throws NotFound, PreconditionFailed, TaxRateTaken */
  change(id: string, changes: UpdateTaxRateDto, precondition: Precondition): Promise<TaxRateDto> {
    return this.database.transaction(async (tx) => {
      const current = await hold(tx, id, precondition);
      const { country = current.country, region = current.region, label = current.label } = changes;
      const rate = changes.rate === undefined ? current.rate : millionthsOf(changes.rate);
      const facts = [country, region, label, rate, changes.isIncluded ?? current.is_included];
      return TaxRateDto.from(there(await tx.row(sql.updateTaxRate, id, ...facts, this.clock.now())));
    });
  }

  /** @throws NotFound, PreconditionFailed */
  delete(id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      await hold(tx, id, precondition);
      await tx.rows(sql.deleteTaxRate, id);
    });
  }
}

async function hold(tx: Tx, id: string, precondition: Precondition): Promise<sql.TaxRateRow> {
  const current = there(await tx.row(sql.holdTaxRate, id));
  precondition.check(TaxRateDto.from(current));
  return current;
}

function there(row: sql.TaxRateRow | null): sql.TaxRateRow {
  if (row === null) throw new NotFound();
  return row;
}
