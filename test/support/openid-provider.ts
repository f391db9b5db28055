import { exportJWK, generateKeyPair } from 'jose';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';

/** Somebody with an account at the provider. */
export interface ProviderAccount {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** The client that {@link OpenIdProvider} knows. */
export const client = { id: 'stoa-at-google', secret: 'a secret of the client, of the tests' };

/**
 * A certified OpenID provider on the loopback, in the place of Google. Its sign-in page has a field `login`, which
 * takes the subject of one of the accounts, a button that signs in and one that does not; there is no second page.
 */
export class OpenIdProvider {
  /** By subject. */
  readonly accounts = new Map<string, ProviderAccount>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** Starts one that sends browsers back to these addresses only. */
  static async start(...redirectUris: string[]): Promise<OpenIdProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = new OpenIdProvider(server, url);
    const provider = await providerAt(url, redirectUris, started.accounts);
    const serve = provider.callback();
    server.on('request', (request, response) => {
      const page = /^\/interaction\/[\w-]+$/.test(request.url ?? '');
      void (page ? interact(provider, request, response) : serve(request, response));
    });
    return started;
  }

  /** The variables that make it the Google of a Stoa. */
  get environment(): Record<string, string> {
    return {
      GOOGLE_CLIENT_ID: client.id,
      GOOGLE_CLIENT_SECRET: client.secret,
      GOOGLE_AUTHORIZATION_URL: `${this.url}/auth`,
      GOOGLE_TOKEN_URL: `${this.url}/token`,
      GOOGLE_USERINFO_URL: `${this.url}/me`,
    };
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

async function providerAt(
  url: string,
  redirectUris: string[],
  accounts: ReadonlyMap<string, ProviderAccount>,
): Promise<Provider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return new Provider(url, {
    // as it is by itself; said here, or it warns that it should be said
    adapter: createMemoryAdapter(0),
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: redirectUris,
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['of the tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    // whoever signs in has consented
    loadExistingGrant: async (context: any) => {
      const { session, client: asking } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        accountId: session.accountId,
        clientId: asking.clientId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    findAccount: (_: unknown, sub: string) => {
      const account = accounts.get(sub);
      return account && { accountId: sub, claims: () => ({ sub, ...account }) };
    },
  });
}

/** The page of one sign-in, and what is done on it. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return void response.end(page);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  const result = form.has('cancel')
    ? { error: 'access_denied', error_description: 'They <b>said</b> no' }
    : { login: { accountId: form.get('login') ?? '' } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const page = `<!doctype html>
<html lang="en"><title>Sign in</title>
<form method="post">
<label>Who are you? <input name="login"></label>
<button>Sign in</button>
<button name="cancel" value="1" formnovalidate>Cancel</button>
</form>`;
