import { DateTime, Int, Nullable } from '../../http/fields/fields.js';
import { Formed, Id, LongText, Text, Texts } from '../../http/fields/text.js';
import type { ApiKeyRow, IdentityRow, SecondFactorRow, SessionRow } from './export.sql.js';

const textOf = (at: Date | null): string | null => at?.toISOString() ?? null;

/** An account elsewhere that signs in here. */
export class IdentityCopyDto {
  /** @example google */
  @Formed(/^[a-z]+$/, 20, 'must be a provider')
  provider: string;

  /** Who the person is there. @example "110169484474386276334" */
  @Text(255)
  subject: string;

  /** The address there. @example anna@example.com */
  @Nullable()
  @Text(254)
  email: string | null;

  @DateTime()
  createdAt: string;

  @DateTime()
  lastUsedAt: string;

  static from(row: IdentityRow): IdentityCopyDto {
    return Object.assign(new IdentityCopyDto(), {
      provider: row.provider,
      subject: row.subject,
      email: row.email,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
    });
  }
}

/** A sign-in on a device, running or over. */
export class SessionCopyDto {
  @Id()
  id: string;

  /** What the device called itself. @example "Mozilla/5.0 (X11; Linux x86_64)" */
  @Nullable()
  @LongText(512, { empty: true })
  userAgent: string | null;

  /** @example 203.0.113.7 */
  @Nullable()
  @Text(45)
  address: string | null;

  /** How the person proved who they are (RFC 8176). @example ["pwd"] */
  @Texts(10, 20)
  methods: string[];

  @DateTime()
  authenticatedAt: string;

  @DateTime()
  createdAt: string;

  @DateTime()
  lastUsedAt: string;

  @DateTime()
  expiresAt: string;

  /** When it was ended before its time; `null`: it was not. */
  @Nullable()
  @DateTime()
  endedAt: string | null;

  static from(row: SessionRow): SessionCopyDto {
    return Object.assign(new SessionCopyDto(), {
      id: row.id,
      userAgent: row.user_agent,
      address: row.address,
      methods: row.amr,
      authenticatedAt: row.authenticated_at.toISOString(),
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      endedAt: textOf(row.revoked_at),
    });
  }
}

/** An API key without what makes it one. */
export class ApiKeyCopyDto {
  @Id()
  id: string;

  /** @example "Nightly export" */
  @Text(100)
  name: string;

  /** What it may do. @example ["orders:read"] */
  @Texts(100, 50)
  scopes: string[];

  @DateTime()
  createdAt: string;

  @Nullable()
  @DateTime()
  expiresAt: string | null;

  @Nullable()
  @DateTime()
  lastUsedAt: string | null;

  @Nullable()
  @DateTime()
  revokedAt: string | null;

  static from(row: ApiKeyRow): ApiKeyCopyDto {
    return Object.assign(new ApiKeyCopyDto(), {
      id: row.id,
      name: row.name,
      scopes: row.scopes,
      createdAt: row.created_at.toISOString(),
      expiresAt: textOf(row.expires_at),
      lastUsedAt: textOf(row.last_used_at),
      revokedAt: textOf(row.revoked_at),
    });
  }
}

/** An authenticator, without what it shares with us. */
export class SecondFactorCopyDto {
  @DateTime()
  enrolledAt: string;

  /** `null`: it was never shown to work, and is not asked for. */
  @Nullable()
  @DateTime()
  confirmedAt: string | null;

  /** How many recovery codes are left. @example 10 */
  @Int(0, 1000)
  recoveryCodesLeft: number;

  static from(row: SecondFactorRow): SecondFactorCopyDto {
    return Object.assign(new SecondFactorCopyDto(), {
      enrolledAt: row.created_at.toISOString(),
      confirmedAt: textOf(row.confirmed_at),
      recoveryCodesLeft: row.codes_left,
    });
  }
}
