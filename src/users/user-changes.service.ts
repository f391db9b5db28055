import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { StepUpGuard } from '../access/step-up.js';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import type { Origin } from '../http/origin.js';
import { Forbidden, NotFound } from '../http/problem/problems.js';
import { AccountNews } from './account-news.js';
import { UserDto } from './dto/user.dto.js';
import { normalEmail } from './email.js';
import { User } from './user.entity.js';
import { differences, namesRights, type UserChange, type UserFacts } from './user-facts.js';
import { EmailChangeNeedsProof } from './user.problems.js';
import * as sql from './users.sql.js';

/** Who changes which account, from where, and what it must still be. */
export interface ChangeOf {
  readonly caller: Caller;
  readonly id: string;
  readonly precondition: Precondition;
  readonly origin: Origin;
}

/** Changing accounts: one's own name; anything of anybody's for admins. */
@Injectable()
export class UserChangesService {
  constructor(
    private readonly database: Database,
    private readonly news: AccountNews,
    private readonly stepUp: StepUpGuard,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes what the request names and leaves the rest; what is as asked already leaves no trace. Other rights hold
   * from the next request on, on every instance, when this returns.
   *
   * @throws NotFound there is none, or it is somebody else's
   * @throws Forbidden role, tier or status are named by somebody who may not set them
   * @throws StepUpRequired another role or status, and the last proof of presence is too old
   * @throws PreconditionFailed, EmailChangeNeedsProof, LastAdmin
   */
  async change(of: ChangeOf, request: UserChange & { email?: string | undefined }): Promise<UserDto> {
    const { caller, id } = of;
    if (id !== caller.id && !may(caller, 'users:write:any')) throw new NotFound();
    if (namesRights(request) && !may(caller, 'users:write:any'))
      throw new Forbidden('Only admins set role, tier and status.');
    const { user } = await this.database.transaction(async (tx) => {
      const before = await hold(tx, id);
      of.precondition.check(UserDto.from(before));
      assertSameAddress(before, request.email);
      return this.write(tx, of, before, differences(before, request));
    });
    // also when all is as asked already: that may be by a request whose answer was lost
    if (namesRights(request)) await this.news.spread();
    return UserDto.from(user);
  }

  private async write(tx: Tx, { caller, id, origin }: ChangeOf, before: User, changes: Partial<UserFacts>) {
    if (Object.keys(changes).length === 0) return { user: before, changes };
    if (changes.role !== undefined || changes.status !== undefined) this.stepUp.demand(caller);
    const updatedAt = this.clock.now();
    await tx.update(User, { id }, { ...changes, updatedAt });
    if (changes.status !== undefined) await tx.rows(sql.endSessions, id, updatedAt);
    this.news.ofChange(tx, { before, changes, actorId: caller.id }, origin);
    return { user: { ...before, ...changes, updatedAt }, changes };
  }
}

async function hold(tx: Tx, id: string): Promise<User> {
  await tx.row(sql.holdToChange, id);
  const user = await tx.findOneBy(User, { id });
  if (user === null) throw new NotFound();
  return user;
}

function assertSameAddress({ emailKey }: User, asked: string | undefined): void {
  if (asked === undefined || normalEmail(asked) === emailKey) return;
  throw new EmailChangeNeedsProof(
    'Ask for it with POST /users/me/email; the new address has to confirm before it counts.',
  );
}
