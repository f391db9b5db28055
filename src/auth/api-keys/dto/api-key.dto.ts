import { scopes, type Permission } from '../../../access/permissions.js';
import { DateTime, Nullable, Optional, SomeOf } from '../../../http/fields/fields.js';
import { Formed, Id, Text } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import type { ApiKeyRow } from '../api-keys.sql.js';

/** What an API key is to be. */
export class CreateApiKeyDto {
  /** What it is for. @example "Nightly export" */
  @Text(100)
  name: string;

  /** What it may do, at most; never more than the account may at that moment. @example ["orders:read"] */
  @SomeOf(scopes, 'ApiKeyScope')
  scopes: Permission[];

  /** When it ends; within a year. Left out: in 90 days. */
  @Optional()
  @DateTime()
  expiresAt?: string;
}

/** An API key without what makes it one. */
export class ApiKeyDto {
  @Id()
  id: string;

  /** @example "Nightly export" */
  @Text(100)
  name: string;

  /** What it may do, as far as the account may. @example ["orders:read"] */
  @SomeOf(scopes, 'ApiKeyScope')
  scopes: Permission[];

  @DateTime()
  createdAt: string;

  @DateTime()
  expiresAt: string;

  /** To the minute; `null`: never. */
  @Nullable()
  @DateTime()
  lastUsedAt: string | null;

  static from(row: ApiKeyRow): ApiKeyDto {
    return Object.assign(new ApiKeyDto(), factsOf(row));
  }
}

/** A new API key: the only answer that ever shows its text. */
export class NewApiKeyDto extends ApiKeyDto {
  /** Goes into `Authorization: Bearer ...`. Keep it now; it is not shown again. @example stoa_AZRS8yH9cZqFh8sR2u3vKQ5r0yJ3mW8cT1nLx7dPqEoGf4bZk6iUaVjHs9tRwXyM2lBCNDGe */
  @Formed(/^stoa_[A-Za-z0-9_-]{72}$/, 77, 'must be an API key')
  key: string;

  static with(key: string, facts: ApiKeyDto): NewApiKeyDto {
    return Object.assign(new NewApiKeyDto(), facts, { key });
  }
}

/** All API keys of somebody. */
export class ApiKeyPageDto extends PageOf(ApiKeyDto) {}

function factsOf(row: ApiKeyRow): ApiKeyDto {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}
