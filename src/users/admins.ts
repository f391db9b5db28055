import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import { NotFound } from '../http/problem/problems.js';
import { Validation } from '../http/validation.pipe.js';
import { AccountNews } from './account-news.js';
import { AccountsFacade } from './accounts.facade.js';
import { CreateUserDto } from './dto/create-user.dto.js';
import { UserDto } from './dto/user.dto.js';
import { normalEmail } from './email.js';
import { Registration } from './registration.js';
import { User } from './user.entity.js';
import { AccountDisabled, EmailTaken, EmailUnproved } from './user.problems.js';
import * as sql from './users.sql.js';

/** Admins that an operator makes, who needs no account: the first of a shop, and the one that replaces the last. */
@Injectable()
export class Admins {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly registration: Registration,
    private readonly news: AccountNews,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes an admin whose address counts as verified. The password is judged as in a request, and as that of staff.
   *
   * @throws ValidationFailed, EmailTaken
   */
  async create(person: { email: string; name: string | null; password: string }): Promise<UserDto> {
    const { email, name, password } = person;
    const request = { email, password, ...(name === null ? {} : { name }) };
    await new Validation().transform(request, { type: 'body', metatype: CreateUserDto });
    const prepared = await this.accounts.prepare(password, { email, name, needsLong: true }, 'password');
    return this.database.transaction(async (tx) => {
      const added = await this.registration.add(tx, { email, name, prepared, isVerified: true }, null);
      if (added === null) throw new EmailTaken('Use another address, or --promote to make it an admin.');
      return this.raise(tx, added);
    });
  }

  /**
   * Makes an admin of the active account with this address and ends its sessions; one that is an admin stays as it is. Its
   * rights hold from the next request on, on every instance, when this returns. Who has neither a long password nor a
   * second factor is asked for one by letter, as when an admin makes somebody one of staff.
   *
   * @throws NotFound there is no such account
   * @throws AccountDisabled, EmailUnproved
   */
  async promote(email: string): Promise<{ user: UserDto; hasChanged: boolean }> {
    const outcome = await this.database.transaction(async (tx) => {
      const before = await hold(tx, email);
      if (before.role === 'admin') return { user: UserDto.from(before), hasChanged: false };
      const user = await this.raise(tx, before);
      await tx.rows(sql.endSessions, before.id, this.clock.now());
      return { user, hasChanged: true };
    });
    await this.news.spread();
    return outcome;
  }

  private async raise(tx: Tx, before: User): Promise<UserDto> {
    const updatedAt = this.clock.now();
    await tx.update(User, { id: before.id }, { role: 'admin', updatedAt });
    this.news.ofChange(tx, { before, changes: { role: 'admin' }, actorId: null }, null);
    return UserDto.from({ ...before, role: 'admin', updatedAt });
  }
}

async function hold(tx: Tx, email: string): Promise<User> {
  const found = await tx.row(sql.findByKey, normalEmail(email));
  if (found === null) throw new NotFound('No account has this address; leave out --promote to make one.');
  await tx.row(sql.holdToChange, found.id);
  const user = await tx.findOneBy(User, { id: found.id });
  if (user === null) throw new NotFound('The account has just been erased.');
  if (user.status !== 'active') throw new AccountDisabled('Another admin has to enable it first.');
  // anybody can sign up with an address that is not theirs
  if (user.emailVerifiedAt === null) throw new EmailUnproved('Its owner has to open our letter to it first.');
  return user;
}
