import type { Caller } from '../../../access/caller.js';
import type { PartlyGuarded } from '../../../http/etag.js';
import { DateTime, Flag, Nullable } from '../../../http/fields/fields.js';
import { Id, Text } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import type { DeviceRow } from '../sessions.sql.js';

/** A device that is signed in. */
export class DeviceDto {
  @Id()
  id: string;

  /** What the device calls itself. @example "Mozilla/5.0 (X11; Linux x86_64)" */
  @Nullable()
  @Text(512)
  userAgent: string | null;

  /** Where it signed in from. @example 203.0.113.7 */
  @Nullable()
  @Text(45)
  address: string | null;

  @DateTime()
  createdAt: string;

  /** To the minute. */
  @DateTime()
  lastUsedAt: string;

  /** When it is signed out unless it is used before; never after the end of its whole life. */
  @DateTime()
  expiresAt: string;

  /** Whether it is the one that asks. */
  @Flag()
  current: boolean;

  static from(row: DeviceRow, { sessionId }: Caller): DeviceDto {
    return Object.assign(new DeviceDto(), {
      id: row.id,
      userAgent: row.user_agent,
      address: row.address,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      current: row.id === sessionId,
    });
  }
}

/** All devices that somebody is signed in on. */
export class DevicePageDto extends PageOf(DeviceDto) implements PartlyGuarded {
  /** Which they are: that one of them was used meanwhile is no reason not to end it. */
  guarded(): object {
    return this.data.map(({ id }) => id).sort();
  }
}
