import type { Actor } from './actor.js';

/** The body of a scheduled price that is fine; a test names only what it is about. */
export function scheduleBody(facts: object = {}): Record<string, any> {
  return {
    price: { amount: 1499, currency: 'USD' },
    startsAt: '2100-01-01T00:00:00.000Z',
    endsAt: '2100-01-08T00:00:00.000Z',
    ...facts,
  };
}

/** A scheduled price that an editor has made, as the API shows it. */
export async function scheduledOf(
  editor: Actor,
  productId: string,
  facts: object = {},
): Promise<Record<string, any>> {
  const answer = await editor.post(`/products/${productId}/scheduled-prices`, scheduleBody(facts));
  if (answer.status !== 201)
    throw new Error(`no scheduled price: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
