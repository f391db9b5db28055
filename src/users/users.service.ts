import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Database } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import type { CreateUserDto } from './dto/create-user.dto.js';
import { UserDto } from './dto/user.dto.js';
import { normalEmail } from './email.js';
import { Passwords } from './passwords.js';
import { User } from './user.entity.js';
import { UserCreated } from './user.events.js';

/** Accounts: making them and reading them. */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly passwords: Passwords,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes an account: a viewer of the regular tier.
   *
   * @throws EmailTaken another account has this address
   */
  async signUp(request: CreateUserDto, retry: Retry): Promise<UserDto> {
    const passwordHash = await this.passwords.hash(request.password);
    return this.idempotency.once(retry, async (tx) => {
      const user = this.newViewer(request, passwordHash);
      await tx.insert(User, user);
      await this.outbox.append(tx, new UserCreated(user));
      return UserDto.from(user);
    });
  }

  /**
   * The account, for itself or for those who may read any.
   *
   * @throws NotFound there is none, or it is somebody else's
   */
  async get(caller: Caller, id: string): Promise<User> {
    const isVisible = id === caller.id || may(caller, 'users:read:any');
    const user = isVisible ? await this.database.read.findOneBy(User, { id }) : null;
    if (user === null) throw new NotFound();
    return user;
  }

  private newViewer(request: CreateUserDto, passwordHash: string): User {
    const now = this.clock.now();
    return {
      id: newId(),
      email: request.email.trim().normalize('NFC'),
      emailKey: normalEmail(request.email) ?? '',
      passwordHash,
      name: request.name ?? null,
      role: 'viewer',
      tier: 'regular',
      status: 'active',
      createdAt: now,
      updatedAt: now,
    };
  }
}
