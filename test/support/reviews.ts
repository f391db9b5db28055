import type { Actor } from './actor.js';
import { orderOf, payFor } from './orders.js';
import type { Stoa } from './stoa.js';

/** Lets somebody buy products, one of each, and pay. */
export async function buys(stoa: Stoa, buyer: Actor, ...productIds: string[]): Promise<string> {
  const { id } = await orderOf(buyer, Object.fromEntries(productIds.map((productId) => [productId, 1])));
  await payFor(stoa, buyer, id);
  return id as string;
}

/** The body of a review that is fine. */
export function reviewBody(facts: object = {}): Record<string, any> {
  return { rating: 4, title: 'Pours like a dream', body: 'The lid could be tighter.', ...facts };
}

/** A review that a buyer has written, as the API shows it; it waits for moderation. */
export async function reviewOf(
  buyer: Actor,
  productId: string,
  facts: object = {},
): Promise<Record<string, any>> {
  const answer = await buyer.post(`/products/${productId}/reviews`, reviewBody(facts));
  if (answer.status !== 201) throw new Error(`no review: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A review that everybody sees, as the moderator got it. */
export async function approvedOf(
  { buyer, moderator }: { buyer: Actor; moderator: Actor },
  productId: string,
  facts: object = {},
): Promise<Record<string, any>> {
  const { id } = await reviewOf(buyer, productId, facts);
  const answer = await moderator.post(`/reviews/${id}/approve`);
  if (answer.status !== 200) throw new Error(`not approved: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Products whose rating is not what a count of their approved reviews says; none when all is well. */
export async function faultsOfRatings(stoa: Stoa): Promise<unknown[]> {
  const { rows } = await stoa.sql.query(
    `SELECT p.id, p.rating_count, p.rating_sum, p.rating_stars, counted.stars
     FROM products p CROSS JOIN LATERAL (
       SELECT count(*)::int AS count, coalesce(sum(r.rating), 0)::bigint AS sum,
         ARRAY[count(*) FILTER (WHERE r.rating = 1), count(*) FILTER (WHERE r.rating = 2), count(*) FILTER (WHERE r.rating = 3),
           count(*) FILTER (WHERE r.rating = 4), count(*) FILTER (WHERE r.rating = 5)]::int[] AS stars
       FROM reviews r WHERE r.product_id = p.id AND r.status = 'approved') AS counted
     WHERE (p.rating_count, p.rating_sum, p.rating_stars) IS DISTINCT FROM (counted.count, counted.sum, counted.stars)`,
  );
  return rows;
}
