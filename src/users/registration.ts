import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import type { Origin } from '../http/origin.js';
import { Mail } from '../mail/mail.js';
import { normalEmail } from './email.js';
import type { PreparedPassword } from './passwords.js';
import type { User } from './user.entity.js';
import { UserCreated } from './user.events.js';
import * as sql from './users.sql.js';

/** Who signs up, with a password that was found good enough. */
export interface Newcomer {
  readonly email: string;
  readonly name: string | null;
  /** Null: signs in another way. */
  readonly prepared: PreparedPassword | null;
  /** Whether another service vouches for the address. */
  readonly isVerified?: boolean;
}

/** Puts new accounts into the database, with all that has to be told of them. */
@Injectable()
export class Registration {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds the account in the open transaction; null: the address is taken, and nothing was written. `origin` null: nobody
   * signs up, an operator makes it.
   */
  async add(tx: Tx, newcomer: Newcomer, origin: Origin | null): Promise<User | null> {
    const user = this.viewerOf(newcomer);
    const added = await tx.row(
      sql.insertUnlessTaken,
      user.id,
      user.email,
      user.emailKey,
      user.passwordHash,
      user.passwordIsLong,
      user.emailVerifiedAt,
      user.name,
      user.createdAt,
    );
    if (added === null) return null;
    this.outbox.append(tx, new UserCreated(user));
    const actorId = origin === null ? null : user.id;
    this.audit.append(tx, { type: 'user.created', actorId, userId: user.id }, origin);
    if (!newcomer.isVerified) this.mail.enqueue(tx, 'email_verify', { userId: user.id });
    return user;
  }

  /** Tells the owner of an address that somebody tried to sign up with it; the same work as a new account. */
  async tellOwner(tx: Tx, email: string, origin: Origin): Promise<void> {
    const owner = await tx.row(sql.findByKey, normalEmail(email));
    const userId = owner?.id ?? null;
    this.audit.append(tx, { type: 'user.signup_repeated', actorId: null, userId }, origin);
    if (userId !== null) this.mail.enqueue(tx, 'signup_repeated', { userId });
  }

  private viewerOf({ email, name, prepared, isVerified }: Newcomer): User {
    const now = this.clock.now();
    return {
      id: newId(),
      email: email.trim().normalize('NFC'),
      emailKey: normalEmail(email) ?? '',
      passwordHash: prepared?.hash ?? null,
      passwordIsLong: prepared?.isLong ?? false,
      emailVerifiedAt: isVerified ? now : null,
      name,
      role: 'viewer',
      tier: 'regular',
      status: 'active',
      createdAt: now,
      updatedAt: now,
    };
  }
}
