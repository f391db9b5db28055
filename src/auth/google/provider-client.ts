import type { GoogleConfig } from '../../config/config.js';
import { ProviderFailure } from './provider-failure.js';

/** The longest wait for one answer, and for all that one sign-in asks: less than our own answer may take. */
const [longestWait, longestExchange] = [5_000, 8_000];
const mostBytes = 64 * 1024;

/** What the provider gave for a code. */
export interface ProviderTokens {
  readonly accessToken: string;
  /** Null: it is no OpenID provider, or forgot. */
  readonly idToken: string | null;
}

/**
 * Asks the provider, in place of the client that passport brings, which waits for ever, reads without end, and takes a
 * redirect of the token endpoint for an answer. Only a 200 with a JSON object of at most 64 KiB counts.
 */
export class ProviderClient {
  constructor(private readonly google: GoogleConfig) {}

  /** Trades a code for tokens. @throws ProviderFailure */
  async exchange(
    code: string,
    parameters: Readonly<Record<string, string>>,
    until: AbortSignal,
  ): Promise<ProviderTokens> {
    const { clientId, clientSecret, tokenUrl } = this.google;
    const body = new URLSearchParams({
      ...parameters,
      code,
      client_id: clientId,
      client_secret: clientSecret,
    });
    const answer = await ask(tokenUrl, { method: 'POST', body }, until);
    const { access_token: accessToken, id_token: idToken } = answer;
    if (typeof accessToken !== 'string') throw garbage('it gave no access token');
    return { accessToken, idToken: typeof idToken === 'string' ? idToken : null };
  }

  /** What the provider says of whoever the token belongs to, unchecked. @throws ProviderFailure */
  userinfo(accessToken: string, until: AbortSignal): Promise<Record<string, unknown>> {
    return ask(this.google.userinfoUrl, { headers: { authorization: `Bearer ${accessToken}` } }, until);
  }
}

/** The end of the time that one sign-in may take at the provider. */
export function endOfExchange(): AbortSignal {
  return AbortSignal.timeout(longestExchange);
}

async function ask(url: string, init: RequestInit, until: AbortSignal): Promise<Record<string, unknown>> {
  const signal = AbortSignal.any([until, AbortSignal.timeout(longestWait)]);
  try {
    const headers = { accept: 'application/json', ...init.headers };
    const response = await fetch(url, { ...init, headers, redirect: 'error', signal });
    if (response.status !== 200) throw await refused(response);
    return objectIn(await bytesOf(response));
  } catch (error) {
    if (error instanceof ProviderFailure) throw error;
    // refused, cut off, silent, redirected: fetch tells them apart in words only
    throw new ProviderFailure('temporarily_unavailable', `the provider did not answer: ${String(error)}`);
  }
}

async function refused(response: Response): Promise<ProviderFailure> {
  await response.body?.cancel();
  const { status } = response;
  const isBusy = status === 429 || status >= 500;
  return new ProviderFailure(
    isBusy ? 'temporarily_unavailable' : 'server_error',
    `the provider answered ${status}`,
  );
}

async function bytesOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > mostBytes) throw garbage('its answer is larger than 64 KiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function objectIn(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    throw garbage('its answer is no JSON');
  }
  throw garbage('its answer is no JSON object');
}

function garbage(what: string): ProviderFailure {
  return new ProviderFailure('server_error', `the provider cannot be understood: ${what}`);
}
