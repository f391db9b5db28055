import { ListOf, OneOf } from '../../http/fields/fields.js';
import { Formed } from '../../http/fields/text.js';

/** A public key of ours (RFC 7517). */
export class JwkDto {
  /** @example 0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11 */
  @Formed(/^[A-Za-z0-9_-]+$/, 43, 'must be a key id')
  kid: string;

  @OneOf(['EC'], 'JwkKeyType')
  kty: string;

  @OneOf(['P-256'], 'JwkCurve')
  crv: string;

  @OneOf(['ES256'], 'JwkAlgorithm')
  alg: string;

  @OneOf(['sig'], 'JwkUse')
  use: string;

  /** @example f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU */
  @Formed(/^[A-Za-z0-9_-]+$/, 43, 'must be base64url')
  x: string;

  /** @example x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0 */
  @Formed(/^[A-Za-z0-9_-]+$/, 43, 'must be base64url')
  y: string;
}

/** The keys that verify access tokens. */
export class JwksDto {
  @ListOf(() => JwkDto, 1, 100)
  keys: JwkDto[];
}
