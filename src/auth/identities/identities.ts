import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Rows } from '../../database/statement.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Mail } from '../../mail/mail.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import * as sql from './identities.sql.js';

/** Somebody as another service knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
}

/** What links accounts of other services to ours, each change with what has to be told of it. */
@Injectable()
export class Identities {
  constructor(
    private readonly oneTime: OneTimeTokens,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
    private readonly clock: Clock,
  ) {}

  /** Makes whoever else comes with this identity wait until the transaction ends. Before any account is locked. */
  async hold(tx: Tx, { issuer, subject }: Identity): Promise<void> {
    await tx.rows(sql.hold, issuer, subject);
  }

  /** The link of this identity, or null. */
  find(tx: Tx, { issuer, subject, email }: Identity): Promise<sql.IdentityRow | null> {
    return tx.row(sql.meet, issuer, subject, email);
  }

  /** What is linked to the account. */
  listOf(rows: Rows, userId: string): Promise<sql.IdentityRow[]> {
    return rows.rows(sql.listOf, userId);
  }

  /**
   * Links it to a locked account.
   *
   * @throws IdentityTaken
   * @throws AnotherIdentityLinked
   */
  async add(tx: Tx, userId: string, identity: Identity, origin: Origin): Promise<sql.IdentityRow> {
    const { issuer, subject, email } = identity;
    const [added] = await tx.rows(sql.insert, newId(), userId, issuer, subject, email, this.clock.now());
    if (added === undefined) throw new Error('an insert without a conflict clause gives its row');
    this.note(tx, 'identity.linked', added, origin);
    return added;
  }

  /** Takes it from a locked account, and from whoever is half signed in with it; null: there is none. */
  async remove(tx: Tx, userId: string, provider: string, origin: Origin): Promise<{ id: string } | null> {
    const removed = await tx.row(sql.remove, userId, provider);
    if (removed === null) return null;
    await this.oneTime.cancel(tx, userId, ['second_factor']);
    this.note(tx, 'identity.unlinked', { id: removed.id, user_id: userId }, origin);
    return removed;
  }

  /** Asks for a letter to the account's owner. */
  tellOwner(tx: Tx, kind: 'identity_linked' | 'identity_unlinked', userId: string): void {
    this.mail.enqueue(tx, kind, { userId });
  }

  private note(
    tx: Tx,
    type: 'identity.linked' | 'identity.unlinked',
    { id: identityId, user_id: userId }: { id: string; user_id: string },
    origin: Origin,
  ): void {
    const details = { provider: 'google', identityId };
    this.audit.append(tx, { type, actorId: userId, userId, details }, origin);
  }
}
