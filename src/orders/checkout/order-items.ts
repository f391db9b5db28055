import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { CartsFacade, type CartContents } from '../../carts/carts.facade.js';
import type { Tx } from '../../database/database.js';
import { ValidationFailed } from '../../http/problem/problems.js';
import type { StockRequest } from '../../products/products.facade.js';
import type { PlaceOrderDto } from '../dto/place-order.dto.js';
import { OrderEmpty } from '../order.problems.js';

/** What an order is to be of, and the currency to buy in; null: the products' own. */
export interface OrderedItems {
  readonly items: readonly StockRequest[];
  readonly currency: string | null;
}

/** What an order is of: what the request names, or what the buyer's cart holds. */
@Injectable()
export class OrderItems {
  constructor(private readonly carts: CartsFacade) {}

  /** With the cart only looked at. @throws OrderEmpty, ValidationFailed both were given */
  async look(caller: Caller, request: PlaceOrderDto): Promise<OrderedItems> {
    return isOfCart(request) ? ofCart(request, await this.carts.look(caller.id)) : named(request);
  }

  /**
   * With the cart taken out, in the transaction of the order: the order is of what it held at one moment, and what comes
   * in afterwards stays in. It is locked before anything else of the order.
   *
   * @throws OrderEmpty, ValidationFailed both were given
   */
  async take(tx: Tx, caller: Caller, request: PlaceOrderDto): Promise<OrderedItems> {
    return isOfCart(request) ? ofCart(request, await this.carts.takeOut(tx, caller.id)) : named(request);
  }
}

/** What a request names, where nothing but the catalogue is to be asked of it; null: it is of a cart, or goes somewhere. */
export function namedBy(request: PlaceOrderDto): OrderedItems | null {
  const { cart, items = [], shippingAddress, shippingAddressId, shippingMethodId } = request;
  const goesSomewhere = (shippingAddress ?? shippingAddressId ?? shippingMethodId) !== undefined;
  return cart === true || goesSomewhere || items.length === 0 ? null : named(request);
}

function isOfCart({ cart, items }: PlaceOrderDto): boolean {
  if (cart === true && items !== undefined)
    throw new ValidationFailed([
      { field: 'cart', message: 'stands beside items; give one of them', code: 'BOTH' },
    ]);
  return cart === true;
}

function ofCart({ currency }: PlaceOrderDto, cart: CartContents): OrderedItems {
  if (cart.items.length === 0) throw new OrderEmpty('The cart is empty.');
  return { items: cart.items, currency: currency ?? cart.currency };
}

function named({ items = [], currency }: PlaceOrderDto): OrderedItems {
  if (items.length === 0) throw new OrderEmpty('Put at least one product into "items".');
  const lines = items.map(({ productId, variantId = null, quantity }) => ({
    productId: productId.toLowerCase(),
    variantId: variantId?.toLowerCase() ?? null,
    quantity,
  }));
  return { items: lines, currency: currency ?? null };
}
