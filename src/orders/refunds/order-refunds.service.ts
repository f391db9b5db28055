import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import type { Tx } from '../../database/database.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import { NotFound, ValidationFailed } from '../../http/problem/problems.js';
import { PaymentsFacade } from '../../payments/payments.facade.js';
import { ProductsFacade } from '../../products/products.facade.js';
import { OrderRefundDto, type CreateRefundDto } from '../dto/refund.dto.js';
import { OrderReading } from '../order-reading.js';
import { OrderStateConflict, RefundExceedsPayment } from '../order.problems.js';
import { canMove } from '../order-status.js';
import { findOrder, holdOrder, type HeldOrder } from '../orders.sql.js';
import { OrderShipments } from '../shipments/order-shipments.js';
import { insertRefundLines, listRefundableLines } from './order-refunds.sql.js';
import { refundedLines, type RefundedLine } from './refunded-lines.js';

/** Giving money of orders back, in full and in part. */
@Injectable()
export class OrderRefundsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly payments: PaymentsFacade,
    private readonly products: ProductsFacade,
    private readonly reading: OrderReading,
    private readonly shipments: OrderShipments,
  ) {}

  /**
   * Decides a refund, once for each key; the money goes out after the commit, and again until the provider has it. The
   * answer is the refund as it was decided. With the last of its money the order is `refunded`. Things of a line that
   * were not sent go first; when nothing is left to send of an order sent in part, it is `shipped`. Of an order that is
   * cancelled only money can be left, of a refund that failed.
   *
   * @throws NotFound, ValidationFailed
   * @throws OrderStateConflict it is not paid, or off and all of its money is on its way
   * @throws RefundExceedsPayment less is left; says how much
   */
  async refund(caller: Caller, id: string, request: CreateRefundDto, retry: Retry): Promise<OrderRefundDto> {
    const decided = await this.idempotency.once(retry, async (tx) => {
      const order = await tx.row(holdOrder, id, null, true);
      if (order === null) throw new NotFound();
      if (order.status === 'cancelled') await this.assertMoneyIsLeft(tx, order, request);
      else if (!canMove(order.status, 'refunded')) throw new OrderStateConflict(order.status);
      return this.decide(tx, order, request, caller);
    });
    await this.payments.settleRefunds(id);
    return decided;
  }

  /** One refund of the order. @throws NotFound */
  async get(caller: Caller, id: string, refundId: string): Promise<OrderRefundDto> {
    const { refunds } = await this.reading.get(caller, id);
    const refund = refunds.find((one) => one.id === refundId.toLowerCase());
    if (refund === undefined) throw new NotFound();
    return OrderRefundDto.from(refund);
  }

  private async decide(
    tx: Tx,
    order: HeldOrder,
    request: CreateRefundDto,
    { id: actorId }: Caller,
  ): Promise<OrderRefundDto> {
    const { id: orderId, currency, total } = order;
    const ofAny = order.status === 'cancelled';
    assertConsistent(request, currency);
    const lines = refundedLines(request.lines ?? [], await tx.rows(listRefundableLines, orderId));
    const wish = { orderId, ofAny, reason: request.reason ?? null, actorId };
    const refund = await this.payments.requestRefund(tx, { ...wish, ...amountOf(request, lines, total) });
    if (refund === null)
      throw new RefundExceedsPayment(await this.payments.refundable(tx, orderId, currency, ofAny));
    await this.keepLines(tx, refund.id, lines);
    if (request.restock === true)
      await this.products.returnStock(tx, { orderId, actorId }, 'returned', stockOf(lines));
    await this.shipments.endIfSent(tx, order, actorId);
    const row = await tx.row(findOrder, orderId, null, true);
    const written = row?.refunds.find(({ id }) => id === refund.id);
    if (written === undefined) throw new Error('a refund that was written is there');
    return OrderRefundDto.from(written);
  }

  /** Its goods and its code were given back when it was cancelled; only its money may still be here. */
  private async assertMoneyIsLeft(tx: Tx, order: HeldOrder, request: CreateRefundDto): Promise<void> {
    const { amount } = await this.payments.refundable(tx, order.id, order.currency, true);
    if (amount === 0) throw new OrderStateConflict(order.status);
    if (request.lines !== undefined || request.restock === true)
      throw wrong('lines', 'went back to the shelf with the order; name a sum, or nothing');
  }

  private async keepLines(tx: Tx, refundId: string, lines: readonly RefundedLine[]): Promise<void> {
    if (lines.length === 0) return;
    const columns = [
      lines.map(({ line }) => line.id),
      lines.map(({ quantity }) => quantity),
      lines.map(({ amount }) => amount),
    ];
    await tx.rows(insertRefundLines, refundId, ...columns);
  }
}

function assertConsistent({ amount, lines, restock }: CreateRefundDto, currency: string): void {
  if (amount !== undefined && lines !== undefined)
    throw wrong('lines', 'may not come together with "amount"');
  if (amount !== undefined && (amount.amount === 0 || amount.currency !== currency))
    throw wrong('amount', `must be something, in ${currency}`);
  if (amount !== undefined && restock === true)
    throw wrong('restock', 'needs "lines", or a refund of all that is left, to say what came back');
}

function wrong(field: string, message: string): ValidationFailed {
  return new ValidationFailed([{ field, message, code: 'REFUND' }]);
}

/** How much is asked for; nothing: all that is left. */
function amountOf(
  { amount, lines: named }: CreateRefundDto,
  lines: readonly RefundedLine[],
  total: number,
): { amount?: number } {
  if (named === undefined) return amount === undefined ? {} : { amount: amount.amount };
  const sum = lines.reduce((before, line) => before + line.amount, 0);
  if (sum === 0 && total > 0) throw wrong('lines', 'cost nothing: name more of their things, or a sum');
  return { amount: sum };
}

/**
 * What comes back of the lines; none: all that the order holds. What was put back for a refund that failed does not come back
 * a second time: the order keeps as many as are not refunded.
 */
function stockOf(lines: readonly RefundedLine[]) {
  if (lines.length === 0) return undefined;
  return lines.map(({ line, quantity }) => {
    const { productId, variantId, held, refunded } = line;
    const spare = held - (line.quantity - refunded - quantity);
    return { productId, variantId, quantity: Math.min(quantity, Math.max(0, spare)) };
  });
}
