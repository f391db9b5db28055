import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import type { ListQuery } from '../http/list/list-query.dto.js';
import { slice, where, type Listing, type Slice } from '../http/list/listing.js';
import { NotFound, ValidationFailed } from '../http/problem/problems.js';
import { StockMovementDto, type MoveStockDto } from './dto/stock.dto.js';
import { InsufficientStock } from './product.problems.js';
import { findProductById, lockProduct } from './products.sql.js';
import { mostStock, Stock } from './stock.js';
import type { MovementRow } from './stock.sql.js';

const ledger: Listing = {
  select:
    'm.id, m.product_id, m.delta, m.stock_after, m.reason, m.note, m.order_id, m.actor_id, m.created_at',
  from: 'stock_movements m',
  sortable: { createdAt: 'm.sequence' },
  defaultSort: '-createdAt',
  idColumn: 'm.sequence',
};

/** Keeping stock by hand: deliveries, corrections, things that came back. */
@Injectable()
export class StockKeepingService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly stock: Stock,
  ) {}

  /**
   * Moves the stock of one product and writes the ledger.
   *
   * @throws NotFound, InsufficientStock
   */
  move(caller: Caller, productId: string, request: MoveStockDto, retry: Retry): Promise<StockMovementDto> {
    const { delta, reason, note } = request;
    refuseWrongDirection(request);
    return this.idempotency.once(retry, async (tx) => {
      const product = await tx.row(lockProduct, productId);
      if (product === null) throw new NotFound();
      if (product.stock + delta < 0)
        throw new InsufficientStock([{ productId, requested: -delta, available: product.stock }]);
      if (product.stock + delta > mostStock)
        throw unusable(`makes the stock larger than ${mostStock}`, 'TOO_MUCH');
      const cause = { reason, actorId: caller.id, note: note ?? null };
      return StockMovementDto.from(await this.stock.keep(tx, { productId, delta }, cause));
    });
  }

  /**
   * The ledger of one product, the newest first.
   *
   * @throws NotFound
   */
  async list(productId: string, query: ListQuery): Promise<Slice<MovementRow>> {
    if ((await this.database.read.row(findProductById, productId, true)) === null) throw new NotFound();
    return slice(this.database.read, ledger, [where`m.product_id = ${productId}`], query);
  }
}

/** Only a correction may go either way; what was received or came back is more than before. */
function refuseWrongDirection({ delta, reason }: MoveStockDto): void {
  if (delta === 0) throw unusable('must not be zero', 'NOT_ZERO');
  if (delta < 0 && reason !== 'adjusted')
    throw unusable(`must be positive when stock was ${reason}`, 'DIRECTION');
}

function unusable(message: string, code: string): ValidationFailed {
  return new ValidationFailed([{ field: 'delta', message, code }]);
}
