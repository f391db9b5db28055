import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import type { Origin } from '../http/origin.js';
import { NotFound } from '../http/problem/problems.js';
import { AccountsFacade } from '../users/accounts.facade.js';
import { Farewell } from './farewell.js';
import { Forgetting } from './forgetting.js';

/** Who is erased by whom, from where, and what the account must still be. */
export interface Erasing {
  readonly caller: Caller;
  readonly id: string;
  readonly precondition: Precondition;
  readonly origin: Origin;
}

/** Erasing people (GDPR, article 17): see docs/adr/0010-erasing-a-person.md for what stays and why. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly forgetting: Forgetting,
    private readonly farewell: Farewell,
  ) {}

  /**
   * Erases the person, in one transaction; when it returns no token of theirs opens anything on any instance.
   *
   * @throws NotFound there is none, or it is somebody else
   * @throws PreconditionFailed, LastAdmin
   */
  async erase({ caller, id, precondition, origin }: Erasing): Promise<void> {
    if (id !== caller.id && !may(caller, 'users:write:any')) throw new NotFound();
    await this.database.transaction(async (tx) => {
      const user = await this.accounts.holdToErase(tx, id);
      if (user === null) throw new NotFound();
      precondition.check(user);
      await this.forgetting.forget(tx, id);
      await this.farewell.take(tx, user);
      await this.accounts.erase(tx, id, caller.id, origin);
    });
    await this.accounts.spread();
  }
}
