import type { Actor } from './actor.js';

let made = 0;

/** The body of a discount that is fine: ten percent off everything, for everybody; a test names only what it is about. */
export function discountBody(facts: object = {}): Record<string, any> {
  made += 1;
  return { code: `CODE-${made}`, type: 'percent', percent: 10, ...facts };
}

/** A discount that an admin has made, as the API shows it. */
export async function discountOf(admin: Actor, facts: object = {}): Promise<Record<string, any>> {
  const answer = await admin.post('/discounts', discountBody(facts));
  if (answer.status !== 201) throw new Error(`no discount: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
