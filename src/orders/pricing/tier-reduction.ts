import type { Reduction } from './reductions.js';

export type Tier = 'regular' | 'premium';

/** Off the whole order, in millionths. */
const rates: Readonly<Record<Tier, number>> = { premium: 200_000, regular: 100_000 };

/** What an account's tier takes off; nothing without one. */
export function tierReduction(tier: Tier | null): Reduction<unknown>[] {
  if (tier === null) return [];
  const off = { rate: rates[tier] };
  return [{ type: 'tier', label: `${off.rate / 10_000} % for ${tier} members`, off, covers: () => true }];
}
