import { fault, ok, warning, type Check, type Finding, type Patient } from './finding.js';
import { limitMilliseconds, unreachable } from './reach.js';

type Google = NonNullable<Patient['config']['google']>;

/** Whether the addresses of Google are those that it names itself. */
export const google: Check = {
  name: 'google',
  look: async ({ config: { google: client, http } }) => {
    if (client === null) return null;
    const { origin, host } = new URL(client.authorizationUrl);
    try {
      const answer = await fetch(`${origin}/.well-known/openid-configuration`, {
        signal: AbortSignal.timeout(limitMilliseconds),
      });
      if (!answer.ok) return warning(`${host} has no discovery document (${answer.status}).`, lookAt);
      const named = (await answer.json()) as Record<string, unknown>;
      return compared(client, named, `${http.publicUrl}/api/v1/auth/google/callback`);
    } catch (error) {
      return fault(
        unreachable(error, host),
        'See that this machine may call it; until then nobody signs in with Google.',
      );
    }
  },
};

const lookAt = 'Look at GOOGLE_AUTHORIZATION_URL, GOOGLE_TOKEN_URL and GOOGLE_USERINFO_URL.';

function compared(client: Google, named: Record<string, unknown>, callback: string): Finding {
  const pairs = [
    [client.authorizationUrl, named['authorization_endpoint']],
    [client.tokenUrl, named['token_endpoint']],
    [client.userinfoUrl, named['userinfo_endpoint']],
  ] as const;
  const { host } = new URL(client.authorizationUrl);
  const other = pairs.find(([ours, theirs]) => ours !== theirs);
  if (other !== undefined) return warning(`${host} names another address than ${other[0]}.`, lookAt);
  return ok(`${host} names the same addresses. Its client must know ${callback}.`);
}
