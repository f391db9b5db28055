import { Injectable } from '@nestjs/common';
import { Revocations } from '../../access/revocations/revocations.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import type { Ending } from '../sessions/session-ends.js';
import * as sql from './api-keys.sql.js';

/** Longer than a retry can still ask for the key's text (see Idempotency). */
const keptSeconds = 25 * 60 * 60;

/** Every way in which an API key ends before its time. Each takes the open transaction; then {@link spread}. */
@Injectable()
export class ApiKeyEnds {
  constructor(
    private readonly database: Database,
    private readonly revocations: Revocations,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Ends one key of the user; false: there is none such, or it was ended. */
  async endOne(tx: Tx, apiKeyId: string, { actorId, userId, origin }: Ending): Promise<boolean> {
    const ended = await tx.row(sql.revokeOwn, apiKeyId, userId, this.clock.now());
    if (ended === null) return false;
    this.audit.append(tx, { type: 'api_key.revoked', actorId, userId, details: { apiKeyId } }, origin);
    return true;
  }

  /** Ends every key of the user. */
  async endAll(tx: Tx, { actorId, userId, origin }: Ending): Promise<void> {
    const ended = await tx.rows(sql.revokeAllOf, userId, this.clock.now());
    if (ended.length === 0) return;
    const details = { apiKeys: ended.length };
    this.audit.append(tx, { type: 'api_key.revoked', actorId, userId, details }, origin);
  }

  /** After the commit: waits until no instance lets the ended in. */
  spread(): Promise<void> {
    return this.revocations.spread();
  }

  /** Forgets keys that ended more than a day ago, and what the texts of older ones could be made again from. */
  async forgetEnded(): Promise<void> {
    const before = this.clock.inSeconds(-keptSeconds);
    await this.database.transaction(async (tx) => {
      await tx.rows(sql.dropEnded, before);
      await tx.rows(sql.dropSalts, before);
    });
  }
}
