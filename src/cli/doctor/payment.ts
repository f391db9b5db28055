import { fault, ok, warning, type Check, type Finding } from './finding.js';
import { limitMilliseconds, unreachable } from './reach.js';

const [unauthorized, forbidden] = [401, 403];

/** Whether Stripe takes the secret key; it is only asked for the balance. */
export const stripe: Check = {
  name: 'stripe',
  look: async ({ config: { stripe: account, production } }) => {
    if (account === null) return null;
    const { apiUrl, secretKey } = account;
    const place = new URL(apiUrl).host;
    try {
      const { status } = await fetch(`${apiUrl}/v1/balance`, {
        headers: { authorization: `Bearer ${secretKey}` },
        redirect: 'manual',
        signal: AbortSignal.timeout(limitMilliseconds),
      });
      return answered(status, place, production && /^[a-z]+_test_/.test(secretKey));
    } catch (error) {
      return fault(
        unreachable(error, place),
        'See that this machine may call it; until then nothing can be paid.',
      );
    }
  },
};

function answered(status: number, place: string, isPlay: boolean): Finding {
  if (status === unauthorized)
    return fault(`${place} does not take the key.`, 'Copy STRIPE_SECRET_KEY anew from the dashboard.');
  if (status === forbidden)
    return warning(
      `${place} takes the key, which may not read the balance.`,
      'A restricted key needs to write payment intents and refunds.',
    );
  if (status !== 200)
    return fault(`${place} answers ${status}.`, 'Look at STRIPE_API_URL, and at the status page of Stripe.');
  if (isPlay)
    return warning(`${place} takes the key, which is one for tests.`, 'Use a live key in production.');
  return ok(`${place} takes the key.`);
}
