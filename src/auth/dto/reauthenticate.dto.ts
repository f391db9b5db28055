import { DateTime, Int, OneOf, Optional } from '../../http/fields/fields.js';
import { Formed } from '../../http/fields/text.js';
import { TypedPassword } from '../../users/users.facade.js';
import { RecoveryCode, TotpCode } from '../mfa/dto/codes.js';

/** One proof of presence: exactly one of the fields. */
export class ReauthenticateDto {
  @Optional()
  @TypedPassword()
  password?: string;

  /** Six digits of the authenticator. @example "123456" */
  @Optional()
  @TotpCode()
  code?: string;

  /** One of the codes that were shown when the second factor was set up. @example 7K3M-9QXD-0WZ5-FG2H */
  @Optional()
  @RecoveryCode()
  recoveryCode?: string;
}

/** A fresh proof of presence, and an access token that carries it. */
export class FreshTokenDto {
  /** @example eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln */
  @Formed(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/, 2000, 'must be a JWT')
  accessToken: string;

  @OneOf(['Bearer'], 'TokenType')
  tokenType: string;

  /** Seconds until the access token expires. @example 900 */
  @Int(1, 86_400)
  expiresIn: number;

  /** When the proof was given; it holds for ten minutes. */
  @DateTime()
  authTime: string;
}
