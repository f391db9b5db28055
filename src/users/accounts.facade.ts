import { Injectable } from '@nestjs/common';
import type { Role } from '../access/permissions.js';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/database.js';
import type { Origin } from '../http/origin.js';
import { AccountNews } from './account-news.js';
import { UserDto } from './dto/user.dto.js';
import { normalEmail } from './email.js';
import { assertLongEnough, assertNotGuessable, isLong } from './password-policy.js';
import { Passwords, type PreparedPassword } from './passwords.js';
import { Registration } from './registration.js';
import { User } from './user.entity.js';
import * as sql from './users.sql.js';

export type { PreparedPassword } from './passwords.js';

/** An active account with its row locked: what is read of it stays true until the transaction ends. */
export interface LockedAccount {
  readonly id: string;
  readonly email: string;
  readonly emailKey: string;
  readonly name: string | null;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly passwordIsLong: boolean;
  readonly isEmailVerified: boolean;
}

/** What other features may change of accounts, each in the caller's transaction. */
@Injectable()
export class AccountsFacade {
  constructor(
    private readonly passwords: Passwords,
    private readonly registration: Registration,
    private readonly news: AccountNews,
    private readonly clock: Clock,
  ) {}

  /** Locks the account's row and reads it; null: there is none, or it is disabled. */
  async lock(tx: Tx, id: string): Promise<LockedAccount | null> {
    return toLocked(await tx.row(sql.lockActive, id));
  }

  /** The same for the account behind an address. */
  async lockByEmail(tx: Tx, email: string): Promise<LockedAccount | null> {
    return toLocked(await tx.row(sql.lockActiveByKey, normalEmail(email)));
  }

  /**
   * Checks a new password against what is guessed first, and for staff without a second factor its length, then
   * hashes it. Long work: call it before the transaction.
   *
   * @throws ValidationFailed about `field`
   */
  async prepare(
    password: string,
    person: { email: string; name: string | null; needsLong: boolean },
    field: string,
  ): Promise<PreparedPassword> {
    assertNotGuessable(password, person, field);
    if (person.needsLong) assertLongEnough(password, field);
    return { hash: await this.passwords.hash(password), isLong: isLong(password) };
  }

  /** Puts the new password in the place of the old one; null takes the password away. */
  async setPassword(tx: Tx, id: string, prepared: PreparedPassword | null): Promise<void> {
    await tx.rows(sql.setPassword, id, prepared?.hash ?? null, prepared?.isLong ?? false, this.clock.now());
  }

  /** Notes that mail to the account's address reaches its owner. */
  async verifyEmail(tx: Tx, id: string): Promise<void> {
    await tx.rows(sql.verifyEmail, id, this.clock.now());
  }

  /**
   * Gives the account another, verified address.
   *
   * @throws EmailTaken another account has it
   */
  async changeEmail(tx: Tx, id: string, email: string): Promise<void> {
    const written = email.trim().normalize('NFC');
    await tx.rows(sql.changeEmail, id, written, normalEmail(email), this.clock.now());
  }

  /**
   * Makes an account without a password for somebody whose address another service vouches for; gives its id, or
   * null when the address is taken.
   */
  async addVerified(
    tx: Tx,
    person: { email: string; name: string | null },
    origin: Origin,
  ): Promise<string | null> {
    const user = await this.registration.add(tx, { ...person, prepared: null, isVerified: true }, origin);
    return user?.id ?? null;
  }

  /** Holds the account, active or not, so that nothing new can refer to it; null: there is none. */
  async holdToErase(tx: Tx, id: string): Promise<UserDto | null> {
    await tx.row(sql.holdToErase, id);
    const user = await tx.findOneBy(User, { id });
    return user === null ? null : UserDto.from(user);
  }

  /**
   * Deletes a held account with all ways in, and tells of it: the last that the transaction does. Then {@link spread}.
   *
   * @throws LastAdmin
   */
  async erase(tx: Tx, id: string, actorId: string, origin: Origin): Promise<void> {
    await tx.delete(User, { id });
    this.news.ofErasure(tx, id, actorId, origin);
  }

  /** After the commit: waits until no instance lets the erased in. */
  spread(): Promise<void> {
    return this.news.spread();
  }
}

function toLocked(row: sql.LockedAccount | null): LockedAccount | null {
  if (row === null) return null;
  return {
    id: row.id,
    email: row.email,
    emailKey: row.email_key,
    name: row.name,
    role: row.role,
    passwordHash: row.password_hash,
    passwordIsLong: row.password_is_long,
    isEmailVerified: row.email_verified_at !== null,
  };
}
