import { Injectable } from '@nestjs/common';
import { permissionsOf, roles, type Permission } from '../access/permissions.js';
import { Database, type Tx } from '../database/database.js';
import type { Rows } from '../database/statement.js';
import { addressesOf, findAddress } from './addresses/addresses.sql.js';
import { UserAddressDto } from './addresses/dto/user-address.dto.js';
import { UserDto } from './dto/user.dto.js';
import { normalEmail } from './email.js';
import { Passwords } from './passwords.js';
import { User } from './user.entity.js';
import * as sql from './users.sql.js';

export { AddressDto } from './addresses/dto/address.dto.js';
export { UserAddressDto } from './addresses/dto/user-address.dto.js';
export { UserDto } from './dto/user.dto.js';
export { Email } from './email.field.js';
export { EmailTaken, LastAdmin, StaffSignInTooWeak } from './user.problems.js';
export { NewPassword, TypedPassword } from './password.field.js';

/** A person whose password was right, and the hash that it was right for. */
export interface Recognised {
  readonly user: UserDto;
  readonly passwordHash: string;
}

/** What other features may ask of accounts. What changes them is in {@link AccountsFacade}. */
@Injectable()
export class UsersFacade {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /**
   * The active account whose e-mail and password these are, or null. An unknown address, a wrong password and a
   * disabled account take the same work, so that the time tells nothing. A hash that was made with less work than
   * today's is replaced by the way.
   */
  async findByCredentials(email: string, password: string): Promise<Recognised | null> {
    const user = await this.database.read.findOneBy(User, { emailKey: normalEmail(email) ?? '' });
    return this.recognise(user, password);
  }

  /** The active account of that id if the password is its own, or null. */
  async findByPassword(id: string, password: string): Promise<Recognised | null> {
    return this.recognise(await this.database.read.findOneBy(User, { id }), password);
  }

  /** One name for every spelling of an address that leads to the same account; text that is no address is its own. */
  accountOf(email: string): string {
    return normalEmail(email) ?? email;
  }

  /** Whether an account can have this address. */
  isAddress(text: string): boolean {
    return normalEmail(text) !== null;
  }

  /** The account as its owner sees it, or null. */
  async find(id: string): Promise<UserDto | null> {
    const user = await this.database.read.findOneBy(User, { id });
    return user === null ? null : UserDto.from(user);
  }

  /** The active accounts with a verified address that may do that, in the order of their ids. */
  async whoMay(tx: Tx, permission: Permission): Promise<string[]> {
    const named = roles.filter((role) => permissionsOf[role].has(permission));
    return (await tx.rows(sql.reachableOf, named)).map(({ id }) => id);
  }

  /** Whether the account can be entered with a password. */
  async hasPassword(id: string): Promise<boolean> {
    const user = await this.database.read.findOneBy(User, { id });
    return user !== null && user.passwordHash !== null;
  }

  /** The account behind an address, active or not, or null. */
  async findByEmail(email: string): Promise<UserDto | null> {
    const emailKey = normalEmail(email);
    const user = emailKey === null ? null : await this.database.read.findOneBy(User, { emailKey });
    return user === null ? null : UserDto.from(user);
  }

  /** The address if it is one that the person keeps, or null. */
  async addressOf(source: Rows, userId: string, addressId: string): Promise<UserAddressDto | null> {
    const row = await source.row(findAddress, userId, addressId);
    return row === null ? null : UserAddressDto.from(row);
  }

  /** All addresses that the person keeps, the oldest first. */
  async addressesOf(userId: string): Promise<UserAddressDto[]> {
    return (await this.database.read.rows(addressesOf, userId)).map((row) => UserAddressDto.from(row));
  }

  private async recognise(user: User | null, password: string): Promise<Recognised | null> {
    const hashed = user?.passwordHash ?? null;
    const isRight = await this.passwords.matches(hashed, password);
    if (user === null || hashed === null || !isRight || user.status !== 'active') return null;
    if (!this.passwords.isWeak(hashed)) return { user: UserDto.from(user), passwordHash: hashed };
    const stronger = await this.passwords.hash(password);
    await this.database.transaction((tx) => tx.rows(sql.rehash, user.id, hashed, stronger));
    return { user: UserDto.from(user), passwordHash: stronger };
  }
}
