import type { Actor, Answer } from './actor.js';
import { productOf } from './catalogue.js';

/** The header in which a guest sends the token. */
export const withToken = (token: string): Record<string, string> => ({ 'x-cart-token': token });

/** A variant to put into carts, of a product that an editor has made. */
export async function variantOf(editor: Actor, facts: object = {}): Promise<Record<string, any>> {
  const { id: productId, variants, name } = await productOf(editor, { stock: 1000, ...facts });
  return { id: variants[0].id, productId, name };
}

/** Puts so many of each variant into the cart; gives it as it is then. */
export async function fill(
  who: Actor,
  items: Readonly<Record<string, number>>,
  facts: object = {},
  headers: Record<string, string> = {},
): Promise<Record<string, any>> {
  const lines = Object.entries(items).map(([variantId, quantity]) => ({ variantId, quantity }));
  return made(await who.put('/cart', { items: lines, ...facts }, headers)).body;
}

/** A guest's new cart; gives its token. */
export async function guestCart(guest: Actor, items: Readonly<Record<string, number>>): Promise<string> {
  const lines = Object.entries(items).map(([variantId, quantity]) => ({ variantId, quantity }));
  return made(await guest.put('/cart', { items: lines })).headers.get('x-cart-token') ?? '';
}

/** What the cart holds: `[variantId, quantity]`. */
export async function heldBy(who: Actor, headers: Record<string, string> = {}): Promise<[string, number][]> {
  const { body } = made(await who.get('/cart', headers));
  return body.lines.map(({ variantId, quantity }: Record<string, any>) => [variantId, quantity]);
}

function made(answer: Answer): Answer {
  if (answer.status !== 200)
    throw new Error(`expected 200, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
