import { Formed } from '../../../http/fields/text.js';

/** The one-time code from the address that the browser came back to, and the verifier that stayed here. */
export class RedeemCodeDto {
  /** It works once, for a minute. @example Zk3nA0cF1bq7w0JZb8mC4v1xN5tQ2rY6uI9oP0aS3dE */
  @Formed(/^[A-Za-z0-9_-]+$/, 100, 'must be a code from a sign-in with Google')
  code: string;

  /** The text whose SHA-256 was the `codeChallenge`. @example dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk */
  @Formed(/^[A-Za-z0-9._~-]{43,128}$/, 128, 'must be 43 to 128 letters, digits and -._~')
  codeVerifier: string;
}
