import { Int, Nested, OneOf } from '../../http/fields/fields.js';
import { Formed } from '../../http/fields/text.js';
import { UserDto } from '../../users/users.facade.js';

/** What signing in and refreshing give. */
export class TokensDto {
  /** Goes into `Authorization: Bearer ...` until it expires. @example eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln */
  @Formed(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/, 2000, 'must be a JWT')
  accessToken: string;

  /** Gives the next pair, once, at `POST /auth/refresh`. @example srt_AQGJ1lcvcHCAhQ */
  @Formed(/^[A-Za-z0-9_-]+$/, 200, 'must be a refresh token')
  refreshToken: string;

  @OneOf(['Bearer'], 'TokenType')
  tokenType: string;

  /** Seconds until the access token expires. @example 900 */
  @Int(1, 86_400)
  expiresIn: number;

  /** Keep it on the device and send it with the next sign-in: others cannot use up its attempts. @example sdp_AQGJ1lcvcHCAhQ */
  @Formed(/^[A-Za-z0-9_-]+$/, 200, 'must be a device proof')
  deviceProof: string;

  @Nested(() => UserDto)
  user: UserDto;
}
