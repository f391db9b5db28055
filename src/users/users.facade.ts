import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { UserDto } from './dto/user.dto.js';
import { normalEmail } from './email.js';
import { Passwords } from './passwords.js';
import { User } from './user.entity.js';

export { UserDto } from './dto/user.dto.js';

/** What other features may ask of accounts. */
@Injectable()
export class UsersFacade {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /**
   * The active account whose e-mail and password these are, or null. An unknown address, a wrong password and a
   * disabled account take the same work, so that the time tells nothing.
   */
  async findByCredentials(email: string, password: string): Promise<UserDto | null> {
    const user = await this.database.read.findOneBy(User, { emailKey: normalEmail(email) ?? '' });
    const isRight = await this.passwords.matches(user?.passwordHash ?? null, password);
    return user !== null && isRight && user.status === 'active' ? UserDto.from(user) : null;
  }

  /** One name for every spelling of an address that leads to the same account; text that is no address is its own. */
  accountOf(email: string): string {
    return normalEmail(email) ?? email;
  }

  /** The account as its owner sees it, or null. */
  async find(id: string): Promise<UserDto | null> {
    const user = await this.database.read.findOneBy(User, { id });
    return user === null ? null : UserDto.from(user);
  }
}
