import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import type { ListQuery } from '../../http/list/list-query.dto.js';
import { slice, where, type Slice } from '../../http/list/listing.js';
import { NotFound, Unauthenticated } from '../../http/problem/problems.js';
import { holdToChange } from '../users.sql.js';
import { mostAddresses, TooManyAddresses } from './address.problems.js';
import * as sql from './addresses.sql.js';
import {
  UserAddressDto,
  type CreateUserAddressDto,
  type UpdateUserAddressDto,
} from './dto/user-address.dto.js';

/** The addresses that somebody keeps. Whoever changes them holds the account, so that changes of one person take turns. */
@Injectable()
export class AddressesService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  list(userId: string, query: ListQuery): Promise<Slice<sql.AddressRow>> {
    return slice(this.database.read, sql.addressListing, [where`a.user_id = ${userId}`], query);
  }

  /** @throws NotFound there is none, or it is somebody else's */
  async get(userId: string, id: string): Promise<sql.AddressRow> {
    return there(await this.database.read.row(sql.findAddress, userId, id));
  }

  /** @throws TooManyAddresses */
  create(userId: string, request: CreateUserAddressDto, retry: Retry): Promise<UserAddressDto> {
    return this.idempotency.once(retry, async (tx) => {
      await hold(tx, userId);
      const free = await tx.row(sql.freePlace, userId, mostAddresses);
      if (free === null) throw new TooManyAddresses();
      const [id, now] = [newId(), this.clock.now()];
      const { label = null, isDefault = false } = request;
      if (isDefault) await tx.rows(sql.dropDefault, userId, id, now);
      const facts = [label, isDefault, ...linesOf(request), now];
      return UserAddressDto.from(there(await tx.row(sql.insertAddress, id, userId, free.place, ...facts)));
    });
  }

  /** @throws NotFound, PreconditionFailed */
  change(
    userId: string,
    id: string,
    changes: UpdateUserAddressDto,
    precondition: Precondition,
  ): Promise<UserAddressDto> {
    return this.database.transaction(async (tx) => {
      await hold(tx, userId);
      const current = UserAddressDto.from(there(await tx.row(sql.findAddress, userId, id)));
      precondition.check(current);
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const next = { ...current, ...Object.fromEntries(given) };
      const now = this.clock.now();
      if (next.isDefault) await tx.rows(sql.dropDefault, userId, id, now);
      const facts = [next.label, next.isDefault, ...linesOf(next), now];
      return UserAddressDto.from(there(await tx.row(sql.updateAddress, id, ...facts)));
    });
  }

  /** @throws NotFound, PreconditionFailed */
  delete(userId: string, id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      await hold(tx, userId);
      precondition.check(UserAddressDto.from(there(await tx.row(sql.findAddress, userId, id))));
      await tx.rows(sql.deleteAddress, id);
    });
  }
}

/** @throws Unauthenticated the account was erased while the request ran */
async function hold(tx: Tx, userId: string): Promise<void> {
  const account = await tx.row(holdToChange, userId);
  if (account === null) throw new Unauthenticated('The account of this token is gone.');
}

function linesOf(address: Omit<CreateUserAddressDto, 'label' | 'isDefault'>): unknown[] {
  const { name, line1, line2 = null, city, region = null, postalCode, country } = address;
  return [name, line1, line2, city, region, postalCode, country];
}

function there(row: sql.AddressRow | null): sql.AddressRow {
  if (row === null) throw new NotFound();
  return row;
}
