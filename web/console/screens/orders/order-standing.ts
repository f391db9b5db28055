import type { Order, OrderLine } from '@stoa/sdk';

/** A line with how many of it are left to do something with. */
export interface LeftLine {
  readonly line: OrderLine;
  readonly left: number;
}

/** How many things of the line went back, or are about to. */
export function refundedOf({ refunds }: Order, lineId: string): number {
  return refunds
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What can still be sent, line by line. */
export function leftToShip(order: Order): LeftLine[] {
  return order.lines
    .map((line) => ({ line, left: line.quantity - line.shippedQuantity - refundedOf(order, line.id) }))
    .filter(({ left }) => left > 0);
}

/** What can still be refunded, line by line. */
export function leftToRefund(order: Order): LeftLine[] {
  return order.lines
    .map((line) => ({ line, left: line.quantity - refundedOf(order, line.id) }))
    .filter(({ left }) => left > 0);
}

/** The money that was paid and has not gone back, nor is about to. Minor units. */
export function moneyLeft({ payments, refunds, total }: Order): number {
  const sum = (amounts: readonly { amount: { amount: number } }[]): number =>
    amounts.reduce((before, { amount }) => before + amount.amount, 0);
  const paid = sum(payments.filter(({ status }) => status === 'succeeded' || status === 'refunded'));
  const back = sum(refunds.filter(({ status }) => status !== 'failed'));
  return Math.max(0, Math.min(total.amount, paid - back));
}

/**
 * What so many more things of the line are worth, as the service reckons it: all up to them, less what went back for
 * those before. Minor units.
 */
export function worthOf(order: Order, { line }: LeftLine, quantity: number): number {
  const whole = line.total.amount + (order.tax.amount > 0 ? line.tax.amount : 0);
  const back = order.refunds
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ lines }) => lines)
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, { amount }) => sum + amount.amount, 0);
  return Math.max(0, portion(whole, refundedOf(order, line.id) + quantity, line.quantity) - back);
}

/** `amount * things / of`, halves rounded to even. */
function portion(amount: number, things: number, of: number): number {
  const [product, divisor] = [BigInt(amount) * BigInt(things), BigInt(of)];
  const [quotient, twice] = [product / divisor, 2n * (product % divisor)];
  const isUp = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  return Number(isUp ? quotient + 1n : quotient);
}

/** Whether it was paid at some time, so that there is an invoice. */
export const wasPaid = ({ history }: Order): boolean => history.some(({ to }) => to === 'paid');
