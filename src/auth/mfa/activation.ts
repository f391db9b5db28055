import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Unauthenticated } from '../../http/problem/problems.js';
import { Mail } from '../../mail/mail.js';
import { Presence } from '../sessions/presence.js';
import { SessionEnds } from '../sessions/session-ends.js';
import { RecoveryCodes } from './recovery-codes.js';

/** What is written when an account asks for a second factor from now on. */
@Injectable()
export class Activation {
  constructor(
    private readonly codes: RecoveryCodes,
    private readonly presence: Presence,
    private readonly ends: SessionEnds,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
  ) {}

  /**
   * Gives the recovery codes. Every other session ends: they were opened with the password alone, perhaps by whoever is
   * to be kept out. The one that asks has just been given a code, and counts as such.
   */
  async write(
    tx: Tx,
    { userId, sessionId }: { userId: string; sessionId: string },
    origin: Origin,
  ): Promise<string[]> {
    const proved = await this.presence.note(tx, { userId, sessionId, method: 'otp' }, origin);
    if (proved === null) throw new Unauthenticated();
    const codes = await this.codes.replace(tx, userId);
    this.audit.append(tx, { type: 'totp.confirmed', actorId: userId, userId, sessionId }, origin);
    this.mail.enqueue(tx, 'second_factor_added', { userId });
    await this.ends.endAll(tx, { actorId: userId, userId, origin }, sessionId);
    return codes;
  }

  /** After the commit: waits until no instance lets the ended in. */
  spread(): Promise<void> {
    return this.ends.spread();
  }
}
