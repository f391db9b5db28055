import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Config, type GoogleConfig } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { ValidationFailed } from '../../http/problem/problems.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import { AttemptCookies, type Attempt } from './attempt-cookies.js';
import type { BeginGoogleSignInDto } from './dto/begin-google-sign-in.dto.js';
import { GoogleSignInOff, OauthStateInvalid } from './google.problems.js';
import { GoogleVisits } from './google-visits.js';
import type { Returning } from './returning.js';

/** Where the browser goes next, and the cookies that it gets. */
export interface Journey {
  readonly location: string;
  readonly cookies: readonly string[];
}

/** The two stops of a sign-in with Google that a browser makes here: on the way there and on the way back. */
@Injectable()
export class GoogleSigninService {
  constructor(
    private readonly database: Database,
    private readonly visits: GoogleVisits,
    private readonly attempts: AttemptCookies,
    private readonly oneTime: OneTimeTokens,
    private readonly config: Config,
  ) {}

  /**
   * Sends the browser to Google.
   *
   * @throws GoogleSignInOff
   * @throws ValidationFailed `returnTo` is none of the configured addresses, to the letter
   */
  async begin(request: BeginGoogleSignInDto, cookies: string | undefined): Promise<Journey> {
    const returnTo = returnAddress(this.googleConfig(), request.returnTo);
    const [state, nonce] = [randomText(), randomText()];
    const { location, verifier } = await this.visits.begin(state, nonce);
    const { purpose = 'signin', codeChallenge: challenge } = request;
    const attempt = { state, verifier, nonce, purpose, returnTo, challenge };
    return { location, cookies: this.attempts.write(attempt, cookies) };
  }

  /**
   * Takes the browser back from Google and on to the front end, with a code or with a word for what went wrong. Whose
   * sign-in it is comes first: nothing else of the request is looked at before (R18).
   *
   * @throws OauthStateInvalid it is not this browser's, or is over
   */
  async finish(request: Returning, cookies: string | undefined): Promise<Journey> {
    this.googleConfig();
    const attempt = this.attempts.read(request.state ?? '', cookies);
    if (attempt === null || !(await this.spend(attempt))) throw new OauthStateInvalid();
    const outcome = await this.visits.finish(attempt, request);
    return { location: withOutcome(attempt.returnTo, outcome), cookies: [this.attempts.clear(attempt)] };
  }

  private googleConfig(): GoogleConfig {
    const { google } = this.config;
    if (google === null) throw new GoogleSignInOff();
    return google;
  }

  private spend({ state }: Attempt): Promise<boolean> {
    return this.database.transaction((tx) => this.oneTime.spend(tx, 'oauth_state', state));
  }
}

/** Exactly one of the configured ones: a rule about parts of addresses would be a rule to get around (R20). */
function returnAddress({ returnUrls }: GoogleConfig, asked: string | undefined): string {
  const found = returnUrls.find((url) => url === (asked ?? returnUrls[0]));
  if (found === undefined) throw new ValidationFailed([notConfigured]);
  return found;
}

const notConfigured = {
  field: 'returnTo',
  message: 'must be one of the configured return addresses, to the letter',
  code: 'RETURN_ADDRESS_UNKNOWN',
};

/** The address with one more parameter in its query; the rest stays as it is written. */
function withOutcome(returnTo: string, outcome: Readonly<Record<string, string>>): string {
  const [address = '', ...fragments] = returnTo.split('#');
  const added = `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(outcome).toString()}`;
  return [added, ...fragments].join('#');
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}
