import type { Chance } from './chance.js';
import { apologies, opinions, rejection } from './content/reviews.js';
import type { SeedOrder } from './trade-rows.js';

const day = 86_400_000;

export interface SeedReview {
  id: string;
  product_id: string;
  author_id: string;
  rating: number;
  title: string | null;
  body: string | null;
  status: 'pending' | 'approved' | 'rejected';
  rejection_reason: string | null;
  reply: string | null;
  replied_at: Date | null;
  at: Date;
}

/** People are content with most of what they buy. */
const stars = [5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 2, 1] as const;

/** What buyers say of what has reached them, once of each product; most of it approved. */
export function makeReviews(chance: Chance, orders: readonly SeedOrder[], now: Date): SeedReview[] {
  const arrived = orders.filter(({ status }) => status === 'delivered');
  const seen = new Set<string>();
  return arrived.flatMap((order) =>
    order.lines.flatMap(({ product_id }) => {
      const place = `${order.user_id} ${product_id}`;
      if (seen.has(place)) return [];
      seen.add(place);
      const later = order.updated_at.getTime() + chance.between(day, 12 * day);
      return [
        review(chance, {
          product_id,
          author_id: order.user_id,
          at: new Date(Math.min(later, now.getTime())),
        }),
      ];
    }),
  );
}

function review(chance: Chance, facts: Pick<SeedReview, 'product_id' | 'author_id' | 'at'>): SeedReview {
  const rating = chance.pick(stars);
  const [title, body] = chance.pick(opinions[rating]);
  const draw = chance.next();
  const status = draw < 0.88 ? 'approved' : draw < 0.96 ? 'pending' : 'rejected';
  const isAnswered = status === 'approved' && rating < 3;
  return {
    ...{ id: chance.id(facts.at), ...facts, rating, title, body, status },
    rejection_reason: status === 'rejected' ? rejection : null,
    reply: isAnswered ? chance.pick(apologies) : null,
    replied_at: isAnswered ? facts.at : null,
  };
}
