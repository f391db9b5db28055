import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Letter } from '../../mail/letter.js';
import { Mail, type MailFacts } from '../../mail/mail.js';
import { spoken } from '../../money/money.js';
import { OrdersFacade, type OrderDto } from '../../orders/orders.facade.js';
import { UsersFacade } from '../../users/users.facade.js';
import { sheetOf } from './order-sheet.js';
import { wordsOf, type Words } from './order-words.js';

/**
 * The letters about somebody's own orders. They go to addresses that are not verified, too: somebody who bought has to
 * learn what became of it. Who is erased or suspended by the time of sending gets none.
 */
@Injectable()
export class OrderLetters implements OnModuleInit {
  constructor(
    private readonly mail: Mail,
    private readonly users: UsersFacade,
    private readonly orders: OrdersFacade,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    for (const [kind, words] of wordsOf)
      this.mail.register(kind, (_tx, facts) => this.write(kind, words, facts));
  }

  private async write(kind: string, words: Words, facts: MailFacts): Promise<Letter | null> {
    const { userId = '', orderId = '' } = facts;
    const user = await this.users.find(userId);
    const order = user?.status === 'active' ? await this.orders.findOf(userId, orderId) : null;
    if (user === null || order === null) return null;
    const shipment = order.shipments.find(({ id }) => id === facts['shipmentId']) ?? null;
    return {
      to: user.email,
      subject: words.subject,
      paragraphs: [...words.paragraphs, ...more(kind, order, facts), `Order number: ${order.id}`],
      sheet: sheetOf(kind, order, shipment),
      ...this.actionOf(order),
    };
  }

  /** Stoa itself has no page that shows an order; a front end of the shop's own has. */
  private actionOf({ id }: OrderDto): Pick<Letter, 'action'> {
    const { appUrl } = this.config.mail;
    if (appUrl === this.config.http.publicUrl) return {};
    return { action: { label: 'See the order', url: `${appUrl}/orders/${id}` } };
  }
}

function more(kind: string, order: OrderDto, { refundId, shipmentId }: MailFacts): string[] {
  if (kind === 'order_placed' && order.status === 'pending')
    return [`It waits for your payment until ${order.paymentDueAt.slice(0, 16).replace('T', ' ')} UTC.`];
  if (kind === 'order_shipped') return [sentOf(order, shipmentId)];
  const refund = order.refunds.find(({ id }) => id === refundId);
  return refund === undefined ? [] : [`We have sent ${spoken(refund.amount)} back to you.`];
}

/** Whether it is all of the order, a part of it, or the last part. */
function sentOf({ lines, shipments }: OrderDto, shipmentId: string | undefined): string {
  const isWhole = shipments.length < 2 && lines.every((line) => line.shippedQuantity === line.quantity);
  if (isWhole || shipmentId === undefined) return 'We have sent your order.';
  const isLast = lines.every(({ quantity, shippedQuantity }) => shippedQuantity >= quantity);
  if (isLast && shipments.at(-1)?.id === shipmentId) return 'We have sent the last part of your order.';
  return 'We have sent a part of your order.';
}
