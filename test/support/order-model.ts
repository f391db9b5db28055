/** A line of an order as the model knows it. */
export interface ModelLine {
  readonly quantity: number;
  readonly price: number;
  shipped: number;
  refunded: number;
  /** Back in stock, beside what a cancellation gives back. */
  restocked: number;
}

/** What may be asked of an order; numbers are taken as far as they fit, and one beyond. */
export type Wish =
  | { readonly what: 'pay' | 'cancelByBuyer' | 'cancelByAdmin' | 'shipAll' | 'deliver' }
  | { readonly what: 'ship'; readonly line: number; readonly quantity: number }
  | RefundWish;
type RefundWish =
  | { readonly what: 'refundAll' }
  | { readonly what: 'refundThings'; readonly line: number; readonly quantity: number }
  | { readonly what: 'refundSum'; readonly amount: number };

/** What an order without taxes, sending and discounts is to answer and to become: the rules again, as simply as can be said. */
export class OrderModel {
  status = 'pending';
  /** Gone back to the buyer. */
  refunded = 0;

  constructor(readonly lines: readonly ModelLine[]) {}

  get total(): number {
    return this.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  }

  /** What is to be sent yet of the line. */
  left({ quantity, shipped, refunded }: ModelLine): number {
    return Math.max(0, quantity - shipped - refunded);
  }

  /** The status of the answer to the wish; the order is what it makes of it. */
  answer(wish: Wish): number {
    switch (wish.what) {
      case 'pay':
        return this.to(this.status === 'pending', 'paid');
      case 'deliver':
        return this.to(this.status === 'shipped', 'delivered');
      case 'cancelByBuyer':
        return this.to(this.status === 'pending', 'cancelled');
      case 'cancelByAdmin':
        return this.cancel();
      case 'ship':
        return this.ship(wish.line, wish.quantity);
      case 'shipAll':
        return this.shipAll();
      case 'refundAll':
      case 'refundThings':
      case 'refundSum':
        return this.refund(wish);
    }
  }

  private to(may: boolean, status: string): number {
    if (!may) return 409;
    this.status = status;
    return 200;
  }

  private cancel(): number {
    const wasPaid = this.status === 'paid';
    const may = this.status === 'pending' || (wasPaid && this.lines.every(({ shipped }) => shipped === 0));
    if (may && wasPaid) this.refunded = this.total;
    return this.to(may, 'cancelled');
  }

  private ship(n: number, quantity: number): number {
    const line = this.lines[n];
    if (this.status !== 'paid') return 409;
    if (line === undefined || quantity > this.left(line)) return 400;
    line.shipped += quantity;
    this.endWhenSent();
    return 201;
  }

  private shipAll(): number {
    if (this.status !== 'paid' || this.lines.every((line) => this.left(line) === 0)) return 409;
    for (const line of this.lines) line.shipped += this.left(line);
    this.status = 'shipped';
    return 200;
  }

  private refund(wish: RefundWish): number {
    if (!['paid', 'shipped', 'delivered'].includes(this.status)) return 409;
    const left = this.total - this.refunded;
    if (wish.what === 'refundAll') return this.give(left);
    if (wish.what === 'refundSum') return wish.amount > left ? 409 : this.give(wish.amount);
    const line = this.lines[wish.line];
    if (line === undefined || wish.quantity > line.quantity - line.refunded) return 400;
    if (line.price * wish.quantity > left) return 409;
    line.refunded += wish.quantity;
    line.restocked += wish.quantity;
    return this.give(line.price * wish.quantity);
  }

  private give(amount: number): number {
    this.refunded += amount;
    if (this.refunded === this.total) this.status = 'refunded';
    else this.endWhenSent();
    return 201;
  }

  /** An order of which something was sent is shipped once nothing is left to be sent. */
  private endWhenSent(): void {
    const isSent = this.lines.some(({ shipped }) => shipped > 0);
    if (this.status === 'paid' && isSent && this.lines.every((line) => this.left(line) === 0))
      this.status = 'shipped';
  }
}
