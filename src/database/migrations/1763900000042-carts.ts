import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Carts: what people, and guests, mean to buy. */
export class Carts1763900000042 implements MigrationInterface {
  readonly name = 'Carts1763900000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE carts (
        id uuid NOT NULL CONSTRAINT carts_pkey PRIMARY KEY,
        user_id uuid CONSTRAINT carts_user_key UNIQUE CONSTRAINT carts_user_fkey REFERENCES users ON DELETE CASCADE,
        -- of a guest's token, which itself is kept nowhere
        token_hash bytea CONSTRAINT carts_token_key UNIQUE CONSTRAINT carts_token_hash_whole CHECK (length(token_hash) = 32),
        -- null: each product in its own
        currency text CONSTRAINT carts_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3),
        CONSTRAINT carts_of_somebody CHECK ((user_id IS NULL) <> (token_hash IS NULL)),
        CONSTRAINT carts_of_guests_end CHECK ((token_hash IS NULL) = (expires_at IS NULL))
      );
      CREATE INDEX carts_expires_idx ON carts (expires_at) WHERE expires_at IS NOT NULL;

      CREATE TABLE cart_items (
        cart_id uuid NOT NULL CONSTRAINT cart_items_cart_fkey REFERENCES carts ON DELETE CASCADE,
        -- a wish holds nothing back
        variant_id uuid NOT NULL CONSTRAINT cart_items_variant_fkey REFERENCES variants ON DELETE CASCADE,
        -- each takes one of a hundred places, so that no cart has more
        place smallint NOT NULL CONSTRAINT cart_items_place_in_range CHECK (place BETWEEN 1 AND 100),
        quantity int NOT NULL CONSTRAINT cart_items_quantity_in_range CHECK (quantity BETWEEN 1 AND 1000),
        -- of the product when it was put in, to be shown when there is no such product any more
        name text NOT NULL,
        added_at timestamptz(3) NOT NULL,
        CONSTRAINT cart_items_pkey PRIMARY KEY (cart_id, variant_id),
        CONSTRAINT cart_items_place_key UNIQUE (cart_id, place)
      );
      CREATE INDEX cart_items_variant_idx ON cart_items (variant_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cart_items, carts');
  }
}
