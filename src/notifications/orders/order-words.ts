/** The kind of letter that each event leads to. */
export const kindOf: ReadonlyMap<string, string> = new Map([
  ['order.created', 'order_placed'],
  ['order.paid', 'order_paid'],
  ['order.shipment_created', 'order_shipped'],
  ['order.delivered', 'order_delivered'],
  ['order.cancelled', 'order_cancelled'],
  ['payment.refunded', 'order_refunded'],
]);

/** What the letter of a kind says. */
export interface Words {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** The words by kind; of a refund the amount is added, of a shipment how much of the order it is. */
export const wordsOf: ReadonlyMap<string, Words> = new Map([
  ['order_placed', { subject: 'We have your order', paragraphs: ['Thank you. This is what you ordered.'] }],
  ['order_paid', { subject: 'Your payment arrived', paragraphs: ['Your order is paid. Thank you.'] }],
  ['order_shipped', { subject: 'Your order is on its way', paragraphs: [] }],
  ['order_delivered', { subject: 'Your order arrived', paragraphs: ['Your order was delivered.'] }],
  [
    'order_cancelled',
    {
      subject: 'Your order was cancelled',
      paragraphs: ['The order is off. If you had paid, your money comes back; another letter tells of it.'],
    },
  ],
  ['order_refunded', { subject: 'Your money is on its way back', paragraphs: [] }],
]);
