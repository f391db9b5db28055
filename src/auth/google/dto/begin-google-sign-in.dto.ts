import { OneOf, Optional } from '../../../http/fields/fields.js';
import { Formed, Text } from '../../../http/fields/text.js';
import { purposes, type Purpose } from '../google-person.js';

/** How a front end starts a sign-in with Google. */
export class BeginGoogleSignInDto {
  /** Where the browser ends, with `code` or `error` in its query: one of the configured addresses, to the letter. Left out: the first of them. @example https://shop.example.com/signed-in */
  @Optional()
  @Text(2000)
  returnTo?: string;

  /** The SHA-256 of a random verifier in base64url, as in PKCE (S256); `POST /auth/token` asks for the verifier. @example E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM */
  @Formed(/^[A-Za-z0-9_-]{43}$/, 43, 'must be a SHA-256 in base64url')
  codeChallenge: string;

  /** `link`: the code is for `POST /auth/identities/google` instead. */
  @Optional()
  @OneOf(purposes, 'GooglePurpose')
  purpose?: Purpose;
}
