import type { ListCost } from './lists.js';

/** The lists of what moves a total beside the goods; as in `lists`. */
export const termsLists: Readonly<Record<string, ListCost>> = {
  listShippingMethods: {
    budget: 2,
    fill: async ({ stoa, admin }, count) => {
      await stoa.sql.query(
        `WITH made AS (
           INSERT INTO shipping_methods (id, name, countries, position, is_active, created_at, updated_at)
           SELECT gen_random_uuid(), 'By post', '{}', 0, true, now(), now() FROM generate_series(1, $1) RETURNING id
         )
         INSERT INTO shipping_prices (method_id, currency, amount)
         SELECT id, currency, 490 FROM made, unnest(ARRAY['USD', 'EUR', 'NOK']) AS currency`,
        [count],
      );
      return { path: '/shipping-methods', who: admin };
    },
  },
  listSales: {
    budget: 1,
    fill: async ({ stoa, admin }, count) => {
      await stoa.sql.query(
        `INSERT INTO sales_days (day, currency, orders, units, subtotal, total)
         SELECT current_date - number, 'USD', 1, 1, 100, 100 FROM generate_series(0, $1 - 1) AS number
         ON CONFLICT DO NOTHING`,
        [count],
      );
      return { path: '/reports/sales?from=2020-01-01', who: admin };
    },
  },
  listTaxRates: {
    budget: 2,
    fill: async ({ stoa, admin }, count) => {
      await stoa.sql.query(
        `INSERT INTO tax_rates (id, country, region, label, rate, is_included, created_at, updated_at)
         SELECT gen_random_uuid(), 'US', gen_random_uuid()::text, 'Sales tax', 88750, false, now(), now()
         FROM generate_series(1, $1)`,
        [count],
      );
      return { path: '/tax-rates', who: admin };
    },
  },
  // nobody has more than twenty
  listAddresses: {
    budget: 2,
    fill: async ({ stoa }, count) => {
      const [person, holds] = [await stoa.given.viewer(), Math.min(count, 20)];
      await stoa.sql.query(
        `INSERT INTO user_addresses (id, user_id, place, is_default, name, line1, city, postal_code, country, created_at,
           updated_at)
         SELECT gen_random_uuid(), $2, place, false, 'Anna Berg', 'Storgata 1', 'Oslo', '0155', 'NO', now(), now()
         FROM generate_series(1, $1) AS place`,
        [holds, person.id],
      );
      return { path: '/users/me/addresses', who: person, holds };
    },
  },
};
