import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What orders come to beside the goods: shipping methods, with what things weigh, and tax rates. */
export class Terms1763900000033 implements MigrationInterface {
  readonly name = 'Terms1763900000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE variants ADD COLUMN weight_grams int
        CONSTRAINT variants_weight_in_range CHECK (weight_grams BETWEEN 0 AND 400000);

      CREATE TABLE shipping_methods (
        id uuid CONSTRAINT shipping_methods_pkey PRIMARY KEY,
        name text NOT NULL CONSTRAINT shipping_methods_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
        -- empty: everywhere
        countries text[] NOT NULL CONSTRAINT shipping_methods_countries_form
          CHECK (array_to_string(countries, ',', '?') ~ '^([A-Z]{2}(,[A-Z]{2})*)?$'),
        position int NOT NULL CONSTRAINT shipping_methods_position_in_range CHECK (position BETWEEN 0 AND 10000),
        is_active boolean NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      -- minor units; each method one in each currency that it can be paid in
      CREATE TABLE shipping_prices (
        method_id uuid NOT NULL CONSTRAINT shipping_prices_method_fkey REFERENCES shipping_methods ON DELETE CASCADE,
        currency text NOT NULL CONSTRAINT shipping_prices_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
        amount bigint NOT NULL CONSTRAINT shipping_prices_amount_in_range CHECK (amount BETWEEN 0 AND 100000000),
        per_kg bigint CONSTRAINT shipping_prices_per_kg_in_range CHECK (per_kg BETWEEN 0 AND 100000000),
        free_from bigint CONSTRAINT shipping_prices_free_from_not_negative CHECK (free_from >= 0),
        CONSTRAINT shipping_prices_pkey PRIMARY KEY (method_id, currency)
      );

      CREATE TABLE tax_rates (
        id uuid CONSTRAINT tax_rates_pkey PRIMARY KEY,
        country text NOT NULL CONSTRAINT tax_rates_country_form CHECK (country ~ '^[A-Z]{2}$'),
        -- null: wherever in the country no region has a rate of its own
        region text CONSTRAINT tax_rates_region_length CHECK (char_length(btrim(region)) BETWEEN 1 AND 100),
        label text NOT NULL CONSTRAINT tax_rates_label_length CHECK (char_length(label) BETWEEN 1 AND 100),
        -- millionths
        rate int NOT NULL CONSTRAINT tax_rates_rate_in_range CHECK (rate BETWEEN 0 AND 1000000),
        is_included boolean NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      CREATE UNIQUE INDEX tax_rates_place_key ON tax_rates (country, lower(btrim(coalesce(region, ''))));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE tax_rates, shipping_prices, shipping_methods;
      ALTER TABLE variants DROP COLUMN weight_grams;
    `);
  }
}
