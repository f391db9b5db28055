import { fault, ok, warning, type Check, type Finding, type Patient } from './finding.js';
import { limitMilliseconds, unreachable } from './reach.js';

const get = (address: string): Promise<Response> =>
  fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(limitMilliseconds) });

/** Whether this service answers at the address that clients use. */
export const publicUrl: Check = {
  name: 'public url',
  look: async (patient) => {
    const url = patient.config.http.publicUrl;
    try {
      const answer = await get(`${url}/health/ready`);
      const body = (await answer.json().catch(() => null)) as { status?: unknown; code?: unknown } | null;
      if (answer.status === 503 && body?.code === 'UNAVAILABLE')
        return fault(`The service at ${url} is not ready.`, 'Its log, and the lines above, say why.');
      if (answer.status !== 200 || body?.status !== 'ok')
        return warning(
          `Something else than Stoa answers at ${url}.`,
          'See what listens there, or correct PUBLIC_URL.',
        );
      return await sameKeys(patient, url);
    } catch (error) {
      return warning(unreachable(error, url), 'Start the service with npm start, or correct PUBLIC_URL.');
    }
  },
};

/** A service that publishes other keys than our database has is on another one. */
async function sameKeys({ client, config }: Patient, url: string): Promise<Finding> {
  const here = ok(`The service answers at ${url}.`);
  if (client === null || config.auth.signingKeys.length > 0) return here;
  const { keys } = (await (await get(`${url}/.well-known/jwks.json`)).json()) as { keys: { kid: string }[] };
  const { rows } = await client.query<{ kid: string }>('SELECT kid FROM signing_keys');
  const ours = new Set(rows.map(({ kid }) => kid));
  if (keys.some(({ kid }) => ours.has(kid))) return here;
  return warning(
    `The Stoa at ${url} uses another database.`,
    'Run the doctor with the environment of the service.',
  );
}
