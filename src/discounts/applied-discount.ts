import { DiscountNotApplicable, DiscountUnknown, DiscountUsedUp } from './discount.problems.js';
import type { OfferRow } from './uses.sql.js';

/** What somebody wants to buy with a code. */
export interface DiscountedBasket {
  readonly userId: string;
  /** As it was typed. */
  readonly code: string;
  readonly currency: string;
  /** What the goods cost before anything is taken off. Minor units. */
  readonly subtotal: number;
  readonly productIds: readonly string[];
}

/** What a code does for a basket. */
export interface AppliedDiscount {
  readonly id: string;
  /** In capitals; what it is called in the order's steps. */
  readonly code: string;
  /** Off the covered goods: a part in millionths, or a sum in minor units of the order's currency; null: nothing. */
  readonly off: { readonly rate: number } | { readonly amount: number } | null;
  readonly covered: ReadonlySet<string>;
  /** It pays for sending the goods; null: it does not. */
  readonly freeShipping: string | null;
}

/**
 * What the offer does for the basket at that time.
 *
 * @throws DiscountUnknown, DiscountNotApplicable, DiscountUsedUp
 */
export function applied(offer: OfferRow | null, basket: DiscountedBasket, now: Date): AppliedDiscount {
  if (offer === null || !offer.is_active || (offer.starts_at ?? now) > now) throw new DiscountUnknown();
  refuseUsedUp(offer);
  refuseInapplicable(offer, basket, now);
  const { id, code, type } = offer;
  return {
    ...{ id, code, off: offOf(offer), covered: new Set(offer.covered) },
    freeShipping: type === 'free_shipping' ? code : null,
  };
}

function refuseUsedUp({ uses, max_uses: most, uses_of_buyer: own, max_uses_per_user: ownMost }: OfferRow) {
  if (own >= (ownMost ?? Infinity)) throw new DiscountUsedUp('user');
  if (uses >= (most ?? Infinity)) throw new DiscountUsedUp('code');
}

function refuseInapplicable(offer: OfferRow, { currency, subtotal }: DiscountedBasket, now: Date): void {
  const { ends_at: endsAt, amount_currency: ofAmount, minimum, minimum_currency: ofMinimum } = offer;
  if (endsAt !== null && endsAt <= now) throw new DiscountNotApplicable('ended');
  if ((ofAmount ?? currency) !== currency || (ofMinimum ?? currency) !== currency)
    throw new DiscountNotApplicable('currency');
  if (minimum !== null && subtotal < minimum)
    throw new DiscountNotApplicable('minimum', { minimumSubtotal: { amount: minimum, currency } });
  if (offer.covered.length === 0) throw new DiscountNotApplicable('goods');
}

function offOf({ rate, amount }: OfferRow): AppliedDiscount['off'] {
  if (rate !== null) return { rate };
  return amount === null ? null : { amount };
}
