/** Each statement takes all of its rows at once, as JSON in $1. */

export const insertShippingMethods = `
  WITH source AS (
    SELECT * FROM jsonb_to_recordset($1) AS r (id uuid, name text, countries jsonb, position int, prices jsonb, at timestamptz)
  ), kept AS (
    INSERT INTO shipping_methods (id, name, countries, position, is_active, created_at, updated_at)
    SELECT id, name, ARRAY(SELECT jsonb_array_elements_text(countries)), position, true, at, at FROM source
  )
  INSERT INTO shipping_prices (method_id, currency, amount, per_kg, free_from)
  SELECT s.id, p.currency, p.amount, p.per_kg, p.free_from
  FROM source s, jsonb_to_recordset(s.prices) AS p (currency text, amount bigint, per_kg bigint, free_from bigint)`;

export const insertTaxRates = `
  INSERT INTO tax_rates (id, country, label, rate, is_included, created_at, updated_at)
  SELECT id, country, label, rate, true, at, at
  FROM jsonb_to_recordset($1) AS r (id uuid, country text, label text, rate int, at timestamptz)`;
