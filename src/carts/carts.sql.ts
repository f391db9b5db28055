import { statement } from '../database/statement.js';

/** Something that a cart holds. */
export interface CartItemRow {
  readonly variantId: string;
  readonly productId: string;
  readonly quantity: number;
  /** Of the product when it was put in. */
  readonly name: string;
}

/** A cart with what it holds, in the order in which it was put in. */
export interface CartRow {
  readonly id: string;
  /** Null: each product in its own. */
  readonly currency: string | null;
  readonly updated_at: Date;
  /** Null: it is an account's, and stays. */
  readonly expires_at: Date | null;
  readonly items: CartItemRow[];
}

// the variants along the arrow: a look-up for each line would be the price
const whole = `SELECT c.id, c.currency, c.updated_at, c.expires_at,
    (SELECT coalesce(json_agg(json_build_object('variantId', i.variant_id, 'productId', v.product_id,
       'quantity', i.quantity, 'name', i.name) ORDER BY i.added_at, i.place), '[]')
     FROM cart_items i JOIN variants v ON v.id = i.variant_id WHERE i.cart_id = c.id) AS items
  FROM carts c`;

export const findOwn = statement<CartRow>('cart-find-own', `${whole} WHERE c.user_id = $1`);

/** The guest's cart with the hash $1 that has not ended at $2. */
export const findGuest = statement<CartRow>(
  'cart-find-guest',
  `${whole} WHERE c.token_hash = $1 AND c.expires_at > $2`,
);

export const findCart = statement<CartRow>('cart-find', `${whole} WHERE c.id = $1`);

/** Keeps the account $1 until the transaction ends. Before its cart is locked: erasing locks in this order, too. */
export const keepOwner = statement<{ id: string }>(
  'cart-keep-owner',
  'SELECT id FROM users WHERE id = $1 FOR KEY SHARE',
);

/** Makes the cart $1 of the account $2 at $3, unless it has one. */
export const openOwn = statement<{ id: string }>(
  'cart-open-own',
  `INSERT INTO carts (id, user_id, created_at, updated_at) VALUES ($1, $2, $3, $3)
   ON CONFLICT (user_id) DO NOTHING RETURNING id`,
);

export const openGuest = statement<never>(
  'cart-open-guest',
  'INSERT INTO carts (id, token_hash, created_at, updated_at, expires_at) VALUES ($1, $2, $3, $3, $4)',
);

/** Locks the row and nothing else: what is read afterwards is what was there once the lock was held. */
export const lockOwn = statement<{ id: string }>(
  'cart-lock-own',
  'SELECT id FROM carts WHERE user_id = $1 FOR NO KEY UPDATE',
);

export const lockGuest = statement<{ id: string }>(
  'cart-lock-guest',
  'SELECT id FROM carts WHERE token_hash = $1 AND expires_at > $2 FOR NO KEY UPDATE',
);

/** Notes a change of the cart $1 at $2; that of a guest ends at $3 from now on. */
export const touchCart = statement<never>(
  'cart-touch',
  `UPDATE carts SET updated_at = $2, expires_at = CASE WHEN token_hash IS NOT NULL THEN $3::timestamptz END
   WHERE id = $1`,
);

export const setCurrency = statement<never>(
  'cart-set-currency',
  'UPDATE carts SET currency = $2 WHERE id = $1',
);

export const deleteCart = statement<never>('cart-delete', 'DELETE FROM carts WHERE id = $1');

/** Changes the quantity of what the locked cart $1 holds already. */
export const setQuantity = statement<{ quantity: number }>(
  'cart-set-quantity',
  'UPDATE cart_items SET quantity = $3 WHERE cart_id = $1 AND variant_id = $2 RETURNING quantity',
);

/** Puts something new into the locked cart $1, at the first place that is free; nothing when none is. */
export const addItem = statement<{ place: number }>(
  'cart-add-item',
  `INSERT INTO cart_items (cart_id, variant_id, place, quantity, name, added_at)
   SELECT $1, $2, place, $3, $4, $5 FROM generate_series(1, 100) AS place
   WHERE place NOT IN (SELECT i.place FROM cart_items i WHERE i.cart_id = $1) ORDER BY place LIMIT 1
   RETURNING place`,
);

export const removeItem = statement<{ place: number }>(
  'cart-remove-item',
  'DELETE FROM cart_items WHERE cart_id = $1 AND variant_id = $2 RETURNING place',
);

export const emptyCart = statement<never>('cart-empty', 'DELETE FROM cart_items WHERE cart_id = $1');

/** Fills the empty, locked cart $1 with variants $2, quantities $3 and names $4, in their order, at $5. */
export const fillCart = statement<never>(
  'cart-fill',
  `INSERT INTO cart_items (cart_id, variant_id, place, quantity, name, added_at)
   SELECT $1, variant_id, place, quantity, name, $5
   FROM unnest($2::uuid[], $3::int[], $4::text[]) WITH ORDINALITY AS item (variant_id, quantity, name, place)`,
);

/** Forgets $2 of the guests' carts that have ended at $1; those that are being used are left for the next time. */
export const forgetEnded = statement<{ id: string }>(
  'cart-forget-ended',
  `DELETE FROM carts WHERE id = ANY (ARRAY(
     SELECT id FROM carts WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED
   )) RETURNING id`,
);
