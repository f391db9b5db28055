import type { Chance } from './chance.js';

/** The codes of the demo: one for everybody's first order, one for larger ones; without an end. */
const codes = [
  {
    ...{ code: 'WELCOME10', description: 'For the first order of everybody.' },
    ...{ type: 'percent', rate: 100_000, max_uses_per_user: 1 },
  },
  {
    ...{ code: 'TEATIME', description: 'Five dollars off, from fifty on.' },
    ...{ type: 'amount', amount: 500, amount_currency: 'USD', minimum: 5000, minimum_currency: 'USD' },
  },
];

export function makeDiscounts(chance: Chance, at: Date): object[] {
  return codes.map((code) => ({ id: chance.id(at), at, ...code }));
}

/** All rows at once, as JSON in $1. */
export const insertDiscounts = `
  INSERT INTO discounts (id, code, description, type, rate, amount, amount_currency, minimum, minimum_currency,
    max_uses_per_user, is_active, created_at, updated_at)
  SELECT id, code, description, type, rate, amount, amount_currency, minimum, minimum_currency, max_uses_per_user, true,
    at, at
  FROM jsonb_to_recordset($1) AS r (id uuid, at timestamptz, code text, description text, type text, rate int,
    amount bigint, amount_currency text, minimum bigint, minimum_currency text, max_uses_per_user int)`;
