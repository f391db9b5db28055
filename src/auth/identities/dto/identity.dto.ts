import { DateTime, Nullable, OneOf, Optional } from '../../../http/fields/fields.js';
import { Formed, Id } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import { Email } from '../../../users/users.facade.js';
import type { IdentityRow } from '../identities.sql.js';

/** An account of another service that somebody signs in with. */
export class IdentityDto {
  @Id()
  id: string;

  @OneOf(['google'], 'IdentityProvider')
  provider: string;

  /** The address that the other service has of the person; it may be another than the account's. */
  @Nullable()
  @Email()
  email: string | null;

  @DateTime()
  createdAt: string;

  /** When it last opened a session. */
  @DateTime()
  lastUsedAt: string;

  static from(row: IdentityRow): IdentityDto {
    return Object.assign(new IdentityDto(), {
      id: row.id,
      provider: row.provider,
      email: row.email,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
    });
  }
}

/** All of them. */
export class IdentityPageDto extends PageOf(IdentityDto) {}

/** What shows that the Google account is one's own: `linkToken` alone, or `code` with `codeVerifier`. */
export class LinkGoogleDto {
  /** From the problem `IDENTITY_LINK_REQUIRED`. @example Zk3nA0cF1bq7w0JZb8mC4v1xN5tQ2rY6uI9oP0aS3dE */
  @Optional()
  @Formed(/^[A-Za-z0-9_-]+$/, 100, 'must be a link token')
  linkToken?: string;

  /** From `GET /auth/google?purpose=link`. @example Zk3nA0cF1bq7w0JZb8mC4v1xN5tQ2rY6uI9oP0aS3dE */
  @Optional()
  @Formed(/^[A-Za-z0-9_-]+$/, 100, 'must be a code from a visit at Google')
  code?: string;

  /** The text whose SHA-256 was the `codeChallenge`. @example dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk */
  @Optional()
  @Formed(/^[A-Za-z0-9._~-]{43,128}$/, 128, 'must be 43 to 128 letters, digits and -._~')
  codeVerifier?: string;
}
