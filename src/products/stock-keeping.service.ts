import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Database, type Tx } from '../database/database.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { slice, where, type Listing, type Slice } from '../http/list/listing.js';
import { NotFound, ValidationFailed } from '../http/problem/problems.js';
import { StockMovementDto, type ListMovementsDto, type MoveStockDto } from './dto/stock.dto.js';
import { InsufficientStock, StockMoved, VariantRequired } from './product.problems.js';
import { findVisible } from './products.sql.js';
import { mostStock, Stock } from './stock.js';
import { holdVariants, type MovementRow } from './stock.sql.js';

const ledger: Listing = {
  select:
    'm.id, m.product_id, m.variant_id, m.delta, m.stock_after, m.reason, m.note, m.order_id, m.actor_id, m.created_at',
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
   * Moves the stock of a variant and writes the ledger: by `delta`, or to `set` if it is still what is `expected`.
   *
   * @throws NotFound, VariantRequired, InsufficientStock, StockMoved
   */
  move(caller: Caller, productId: string, request: MoveStockDto, retry: Retry): Promise<StockMovementDto> {
    const { reason = 'adjusted', note = null } = request;
    refuseWrongForm(request);
    return this.idempotency.once(retry, async (tx) => {
      const { id: variantId, stock } = await heldVariant(tx, productId, request.variantId ?? null);
      const delta = deltaOf(request, stock);
      if (stock + delta < 0)
        throw new InsufficientStock([{ productId, variantId, requested: -delta, available: stock }]);
      if (stock + delta > mostStock)
        throw unusable('delta', `makes the stock larger than ${mostStock}`, 'TOO_MUCH');
      const change = { productId, variantId, delta };
      const [movement] = await this.stock.keep(tx, [change], { reason, actorId: caller.id, note });
      if (movement === undefined) throw new Error('A movement left no line in the ledger.');
      return StockMovementDto.from(movement);
    });
  }

  /**
   * The ledger of one product, or of one of its variants, the newest first.
   *
   * @throws NotFound
   */
  async list(productId: string, query: ListMovementsDto): Promise<Slice<MovementRow>> {
    if ((await this.database.read.row(findVisible, productId, true)) === null) throw new NotFound();
    const { variantId } = query;
    const of = variantId === undefined ? [] : [where`m.variant_id = ${variantId}`];
    return slice(this.database.read, ledger, [where`m.product_id = ${productId}`, ...of], query);
  }
}

/** The variant that is meant, locked. */
async function heldVariant(
  tx: Tx,
  productId: string,
  variantId: string | null,
): Promise<{ id: string; stock: number }> {
  const [variant, ...others] = await tx.rows(holdVariants, productId, variantId);
  if (variant === undefined) throw new NotFound();
  if (others.length > 0) throw new VariantRequired('Say by "variantId" which one.', [productId]);
  return variant;
}

/** @throws StockMoved somebody else was faster */
function deltaOf({ delta, set, expected }: MoveStockDto, stock: number): number {
  if (set === undefined) return delta ?? 0;
  if (expected !== stock) throw new StockMoved(expected ?? 0, stock);
  return set - stock;
}

/** Either `delta` with a reason, or `set` with `expected`. */
function refuseWrongForm(request: MoveStockDto): void {
  const { set, expected } = request;
  if (set === undefined && expected === undefined) refuseWrongDelta(request);
  else refuseWrongFigure(request);
}

/** Only a correction may go either way; what came is more than before. */
function refuseWrongDelta({ delta, reason }: MoveStockDto): void {
  if (delta === undefined) throw unusable('delta', 'is missing; or give "set" and "expected"', 'MISSING');
  if (reason === undefined) throw unusable('reason', 'is missing', 'MISSING');
  if (delta === 0) throw unusable('delta', 'must not be zero', 'NOT_ZERO');
  if (delta < 0 && reason !== 'adjusted')
    throw unusable('delta', `must be positive when stock was ${reason}`, 'DIRECTION');
}

function refuseWrongFigure({ delta, set, expected, reason = 'adjusted' }: MoveStockDto): void {
  if (delta !== undefined) throw unusable('delta', 'does not go with "set"', 'BOTH');
  if (set === undefined) throw unusable('set', 'is missing beside "expected"', 'MISSING');
  if (expected === undefined) throw unusable('expected', 'is missing beside "set"', 'MISSING');
  if (reason !== 'adjusted' && set <= expected)
    throw unusable('reason', 'must be "adjusted" when there are not more than before', 'DIRECTION');
}

function unusable(field: string, message: string, code: string): ValidationFailed {
  return new ValidationFailed([{ field, message, code }]);
}
