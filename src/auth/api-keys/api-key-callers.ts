import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import type { Caller } from '../../access/caller.js';
import { permissionsOf, scopes, type Permission } from '../../access/permissions.js';
import type { Memory } from '../../access/revocations/memory.js';
import { Revocations } from '../../access/revocations/revocations.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { hashOf, readApiKey } from './api-key-text.js';
import * as sql from './api-keys.sql.js';

/** A key is read, and its use noted, once a minute. */
const freshMilliseconds = 60_000;
const grantable: ReadonlySet<Permission> = new Set(scopes);

/** A key as it is remembered. */
interface Known {
  readonly caller: Caller;
  readonly secretHash: Buffer;
  readonly readAt: number;
  readonly endsAt: number;
}

/** Who is behind an API key. */
@Injectable()
export class ApiKeyCallers {
  private readonly memory: Memory<Known>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    revocations: Revocations,
  ) {
    this.memory = revocations.memory();
  }

  /**
   * The caller, or null when the key is mistyped, made up, or over, or its account is. From memory, as for sessions;
   * a text whose checksum is wrong is not looked up at all, and one whose secret is wrong is not remembered.
   */
  async find(text: string): Promise<Caller | null> {
    const key = readApiKey(text);
    if (key === null) return null;
    const now = this.clock.now().getTime();
    const isUsable = ({ endsAt, readAt }: Known): boolean =>
      now < endsAt && Math.abs(now - readAt) < freshMilliseconds;
    const hash = hashOf(key.secret);
    const known = await this.memory.find(key.id, isUsable, () => this.read(key.id, hash));
    return known !== null && timingSafeEqual(known.secretHash, hash) ? known.caller : null;
  }

  private async read(id: string, hash: Buffer): Promise<{ userId: string; value: Known } | null> {
    const now = this.clock.now();
    const row = await this.database.read.row(sql.findLive, id, now);
    if (row === null || !timingSafeEqual(row.secret_hash, hash)) return null;
    const unnoted = now.getTime() - (row.last_used_at?.getTime() ?? -Infinity);
    if (unnoted >= freshMilliseconds) await this.database.transaction((tx) => tx.rows(sql.markUsed, id, now));
    return {
      userId: row.user_id,
      value: {
        caller: callerOf(row),
        // the same, in memory of its own: what a row says is a part of a larger piece
        secretHash: hash,
        readAt: now.getTime(),
        endsAt: row.expires_at.getTime(),
      },
    };
  }
}

/** What the key was given and its owner's role allows now; never what no key can be given, whatever the row says. */
function callerOf({ user_id: id, role, tier, scopes: given }: sql.LiveApiKey): Caller {
  const held = permissionsOf[role];
  const permissions = new Set(given.filter((scope) => grantable.has(scope) && held.has(scope)));
  return { id, role, tier, sessionId: null, authenticatedAt: null, secondFactorAt: null, permissions };
}
