import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import type { Origin } from '../http/origin.js';
import type { CreateUserDto } from './dto/create-user.dto.js';
import { UserDto } from './dto/user.dto.js';
import { assertNotGuessable, isLong } from './password-policy.js';
import { Passwords } from './passwords.js';
import { Registration } from './registration.js';
import { EmailTaken } from './user.problems.js';

/** Signing up. */
@Injectable()
export class SignUpService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly passwords: Passwords,
    private readonly registration: Registration,
    private readonly config: Config,
  ) {}

  /**
   * Makes an account: a viewer of the regular tier, whose address is asked by mail whether it is theirs. Where
   * sign-up must not disclose who has an account, the answer is null either way, and the owner of an address that
   * is taken hears of it by mail.
   *
   * @throws EmailTaken another account has this address, and that may be said
   * @throws ValidationFailed the password is one of those that are guessed first
   */
  async signUp(request: CreateUserDto, retry: Retry, origin: Origin): Promise<UserDto | null> {
    const { email, password, name = null } = request;
    assertNotGuessable(password, { email, name });
    const prepared = { hash: await this.passwords.hash(password), isLong: isLong(password) };
    const { disclosesSignup } = this.config.auth;
    const answer = await this.idempotency.once<UserDto | object>(retry, async (tx) => {
      const user = await this.registration.add(tx, { email, name, prepared }, origin);
      if (user === null && disclosesSignup) throw new EmailTaken('Sign in instead, or use another address.');
      if (user === null) await this.registration.tellOwner(tx, email, origin);
      return user !== null && disclosesSignup ? UserDto.from(user) : {};
    });
    return disclosesSignup ? (answer as UserDto) : null;
  }
}
