import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Actor, type Answer } from './actor.js';
import { OpenIdProvider, type ProviderAccount } from './openid-provider.js';
import { Stoa } from './stoa.js';
import { Visitor, type Arrival } from './visitor.js';

/** What a front end keeps to itself, and what it sends along. */
export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

export function pkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** A port that was free a moment ago, for a service whose address has to be known before it starts. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Where sign-ins of the tests end; nothing listens there. The last has a query of its own. */
export const returnUrls = ['https://shop.example/signed-in', 'https://shop.example/back?theme=dark%20blue'];

/** A Stoa that knows a provider, at an address that is known to both. */
export async function startWith(provider: { readonly environment: Record<string, string> }): Promise<Stoa> {
  const port = await freePort();
  return startAt(port, provider.environment);
}

function startAt(port: number, environment: Record<string, string>): Promise<Stoa> {
  return Stoa.start({
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OAUTH_RETURN_URLS: returnUrls.join(','),
    ...environment,
  });
}

/** A Stoa with a real OpenID provider in the place of Google, and people who sign in there. */
export class GoogleWorld {
  private constructor(
    readonly stoa: Stoa,
    readonly provider: OpenIdProvider,
  ) {}

  /** `environment` changes the configuration of the Stoa. */
  static async start(environment: Record<string, string> = {}): Promise<GoogleWorld> {
    const port = await freePort();
    const provider = await OpenIdProvider.start(`http://127.0.0.1:${port}/api/v1/auth/google/callback`);
    return new GoogleWorld(await startAt(port, { ...provider.environment, ...environment }), provider);
  }

  async stop(): Promise<void> {
    await this.stoa.stop();
    await this.provider.stop();
  }

  /** Somebody who has an account at the provider; gives its subject. Unless told otherwise the address is proved. */
  person(account: ProviderAccount = {}): string {
    const sub = randomBytes(8).toString('hex');
    const whole = { email: `${sub}@example.com`, email_verified: true, name: 'Anna Example', ...account };
    this.provider.accounts.set(sub, whole);
    return sub;
  }

  /** Where a sign-in starts. */
  startOf({ challenge }: Pkce, query: Record<string, string> = {}): string {
    const search = new URLSearchParams({ codeChallenge: challenge, ...query });
    return `${this.stoa.url}/api/v1/auth/google?${search.toString()}`;
  }

  /** Goes to the provider's page and stays there. */
  async begin(visitor: Visitor, kept: Pkce, query: Record<string, string> = {}): Promise<Arrival> {
    return visitor.follow(this.startOf(kept, query), 'https://');
  }

  /** Signs in on the provider's page, or presses the other button; gives where the browser ends. */
  async confirm(visitor: Visitor, page: Arrival, sub: string | null): Promise<URL> {
    const form: Record<string, string> = sub === null ? { cancel: '1' } : { login: sub };
    return (await visitor.follow(page.url, 'https://', form)).url;
  }

  /** Signs in on the provider's page; gives the address that the provider sends back to, not visited yet. */
  async callbackOf(visitor: Visitor, page: Arrival, sub: string): Promise<URL> {
    return (await visitor.follow(page.url, `${this.stoa.url}/`, { login: sub })).url;
  }

  /** The whole way to the provider and back; gives where the browser ends. */
  async visit(kept: Pkce, sub: string, query: Record<string, string> = {}): Promise<URL> {
    const visitor = new Visitor();
    return this.confirm(visitor, await this.begin(visitor, kept, query), sub);
  }

  /** The whole way, and the code that it ends with. */
  async codeFor(kept: Pkce, sub: string, query: Record<string, string> = {}): Promise<string> {
    const end = await this.visit(kept, sub, query);
    const code = end.searchParams.get('code');
    if (code === null) throw new Error(`no code at the end: ${end.href}`);
    return code;
  }

  redeem(code: string, { verifier }: Pkce): Promise<Answer> {
    return this.stoa.nobody.post('/auth/token', { code, codeVerifier: verifier });
  }

  /** The whole way of signing in; gives the last answer. */
  async signIn(sub: string): Promise<Answer> {
    const kept = pkce();
    return this.redeem(await this.codeFor(kept, sub), kept);
  }

  /** Whoever the answer of a sign-in let in. */
  actor({ status, body }: Answer): Actor {
    if (status !== 200) throw new Error(`not signed in: ${status} ${JSON.stringify(body)}`);
    return new Actor(this.stoa.url, body.accessToken, body.user.id);
  }
}
