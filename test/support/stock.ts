import type { Tx } from '../../src/database/database.js';
import type { PricedProduct, ProductsFacade, StockRequest } from '../../src/products/products.facade.js';

/** Takes the lines in the transaction, as an order does that comes alone; gives their prices. */
export async function takeIn(
  products: ProductsFacade,
  tx: Tx,
  items: StockRequest[],
  orderId: string,
): Promise<PricedProduct[]> {
  const held = await products.holdStock(tx, [{ items, currency: null }]);
  const prices = held.priceOf(0);
  held.take(0, { orderId, actorId: null });
  products.takeStock(tx, held);
  return prices;
}
