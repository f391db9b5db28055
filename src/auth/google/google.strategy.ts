import {
  Strategy,
  type GoogleCallbackParameters,
  type Profile,
  type VerifyCallback,
} from 'passport-google-oauth20';
import type { GoogleConfig } from '../../config/config.js';
import type { ProviderAnswer } from './google-claims.js';
import { endOfExchange, ProviderClient } from './provider-client.js';
import { DependencyUnavailable, type Dependency, type Terms } from '../../outside/dependency.js';
import { ProviderFailure } from './provider-failure.js';

/** A sign-in that begins. passport makes its verifier, and we keep it. */
interface Beginning {
  readonly query: Readonly<Record<string, never>>;
  readonly state: string;
  verifier: string | null;
}

/** A sign-in that comes back. Its state was checked before passport sees it (M14); no `error` ever gets here. */
interface Return {
  readonly query: { readonly code: string; readonly state: string };
  readonly attempt: { readonly state: string; readonly verifier: string };
}

type Done<T> = (error: unknown, ok?: T | false) => void;
type ExchangeDone = (error: unknown, accessToken?: string, refreshToken?: string, results?: object) => void;

/** A code works once, so nothing is asked again; the whole exchange has its own, shorter limit. */
export const googleTerms: Terms = {
  name: 'google',
  timeoutMilliseconds: 9_000,
  retries: 0,
  atOnce: 50,
  isFault: (error) => error instanceof ProviderFailure && error.word === 'temporarily_unavailable',
};

function failureOf(error: unknown): unknown {
  if (!(error instanceof DependencyUnavailable)) return error;
  return new ProviderFailure('temporarily_unavailable', 'the provider is not asked just now');
}

/**
 * passport asks a store for the state and the verifier, and tells its methods apart by how many parameters they have.
 * This one holds nothing: both travel with the sign-in itself.
 */
const store = {
  store(beginning: Beginning, verifier: string, _state: unknown, _meta: unknown, done: Done<string>): void {
    beginning.verifier = verifier;
    done(null, beginning.state);
  },
  verify({ attempt }: Return, state: string, _meta: unknown, done: Done<string>): void {
    done(null, state === attempt.state && attempt.verifier);
  },
};

/** passport's last word is the person; ours is what the provider said, still to be checked. */
function answered(
  _access: string,
  _refresh: string,
  { id_token: idToken }: GoogleCallbackParameters,
  userinfo: Profile,
  done: VerifyCallback,
): void {
  done(null, { idToken: idToken ?? null, userinfo });
}

/**
 * Google's part of a sign-in: the code flow with PKCE (S256) and a nonce. Run for one sign-in on an object of its own,
 * as the bearer strategy is: see docs/adr/0005-passport-without-its-registry.md.
 */
export class GoogleStrategy extends Strategy {
  private readonly client: ProviderClient;
  private until: AbortSignal = AbortSignal.abort();

  constructor(
    readonly google: GoogleConfig,
    callbackUrl: string,
    private readonly dependency: Dependency,
  ) {
    super(
      {
        clientID: google.clientId,
        clientSecret: google.clientSecret,
        authorizationURL: google.authorizationUrl,
        tokenURL: google.tokenUrl,
        userProfileURL: google.userinfoUrl,
        callbackURL: callbackUrl,
        scope: ['openid', 'email', 'profile'],
        pkce: true,
        store: store as never,
      },
      answered,
    );
    this.client = new ProviderClient(google);
  }

  /** Where to send the browser, and the verifier that the code will need. */
  async begin(state: string, nonce: string): Promise<{ location: string; verifier: string }> {
    const beginning: Beginning = { query: {}, state, verifier: null };
    const location = (await this.run(beginning, { nonce })) as string;
    return { location, verifier: beginning.verifier ?? '' };
  }

  /** What the provider says of whoever the code stands for. @throws ProviderFailure */
  async finish(code: string, attempt: Return['attempt']): Promise<ProviderAnswer> {
    const visit = { query: { code, state: attempt.state }, attempt };
    try {
      return await this.dependency.call(() => this.run(visit, {}) as Promise<ProviderAnswer>);
    } catch (error) {
      throw failureOf(error);
    }
  }

  override authorizationParams(options: { nonce?: string }): object {
    return { ...super.authorizationParams(options), nonce: options.nonce };
  }

  override userProfile(accessToken: string, done: Done<unknown>): void {
    this.client.userinfo(accessToken, this.until).then((userinfo) => done(null, userinfo), done);
  }

  private run(request: Beginning | Return, options: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const until = endOfExchange();
      const attempt = Object.assign(Object.create(this) as object, {
        until,
        _oauth2: this.boundedBy(until),
        success: resolve,
        redirect: resolve,
        error: (error: Error & { oauthError?: Error }) => reject(error.oauthError ?? error),
        fail: () => reject(new ProviderFailure('server_error', 'passport refused the sign-in')),
      }) as unknown as GoogleStrategy;
      attempt.authenticate(request as never, options);
    });
  }

  /** The library's client with our way of asking in place of its own. */
  private boundedBy(until: AbortSignal): object {
    const getOAuthAccessToken = (
      code: string,
      parameters: Record<string, string>,
      done: ExchangeDone,
    ): void => {
      this.client.exchange(code, parameters, until).then(
        ({ accessToken, idToken }) => done(null, accessToken, undefined, { id_token: idToken }),
        (error: unknown) => done(error),
      );
    };
    return Object.assign(Object.create(this._oauth2) as object, { getOAuthAccessToken });
  }
}
