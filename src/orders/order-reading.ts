import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import { slice, where, type Condition, type Slice } from '../http/list/listing.js';
import { NotFound } from '../http/problem/problems.js';
import type { ListOrdersDto } from './dto/list-orders.dto.js';
import { findHistory, type ChainedRow } from './history/history.sql.js';
import { findOrder, orderListing, type OrderRow, type OrderSummaryRow } from './orders.sql.js';

/** Reading orders: one's own, or everybody's for those who may. */
@Injectable()
export class OrderReading {
  constructor(private readonly database: Database) {}

  /** @throws NotFound there is none, or it is somebody else's */
  async get(caller: Caller, id: string): Promise<OrderRow> {
    const row = await this.database.read.row(findOrder, id, caller.id, may(caller, 'orders:read:any'));
    if (row === null) throw new NotFound();
    return row;
  }

  /** What happened to an order. @throws NotFound */
  async history(caller: Caller, id: string): Promise<ChainedRow[]> {
    const row = await this.database.read.row(findHistory, id, caller.id, may(caller, 'orders:read:any'));
    if (row === null) throw new NotFound();
    return row.history;
  }

  /** A page of orders that the caller may see. */
  list(caller: Caller, query: ListOrdersDto): Promise<Slice<OrderSummaryRow>> {
    const own = may(caller, 'orders:read:any') ? [] : [where`o.user_id = ${caller.id}`];
    return slice(this.database.read, orderListing, [...own, ...filters(query)], query);
  }
}

function filters({ status, userId, from, to }: ListOrdersDto): Condition[] {
  const conditions: Condition[] = [];
  if (status !== undefined) conditions.push(where`o.status = ${status}`);
  if (userId !== undefined) conditions.push(where`o.user_id = ${userId}`);
  if (from !== undefined) conditions.push(where`o.created_at >= ${from}`);
  if (to !== undefined) conditions.push(where`o.created_at < ${to}`);
  return conditions;
}
