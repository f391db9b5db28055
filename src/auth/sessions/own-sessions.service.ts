import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import type { Rows } from '../../database/statement.js';
import type { Precondition } from '../../http/etag.js';
import { pageOfShort } from '../../http/list/short-list.js';
import type { Origin } from '../../http/origin.js';
import { NotFound, PreconditionFailed } from '../../http/problem/problems.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { UsersFacade } from '../../users/users.facade.js';
import { DeviceDto, DevicePageDto } from './dto/device.dto.js';
import { SessionEnds } from './session-ends.js';
import { staffLifeSeconds } from './sessions.js';
import * as sql from './sessions.sql.js';

/** The devices that somebody is signed in on: seeing them and signing them out. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly database: Database,
    private readonly ends: SessionEnds,
    private readonly users: UsersFacade,
    private readonly accounts: AccountsFacade,
    private readonly clock: Clock,
  ) {}

  /** The live sessions of the caller, last used first. */
  list(caller: Caller, source: Rows = this.database.read): Promise<sql.DeviceRow[]> {
    const now = this.clock.now();
    const staffSince = new Date(now.getTime() - staffLifeSeconds * 1000);
    return source.rows(sql.listOf, caller.id, now, staffSince);
  }

  /** Ends the session that asks. */
  async signOut(caller: Caller, origin: Origin): Promise<void> {
    if (caller.sessionId !== null) await this.end(caller, caller.sessionId, origin).catch(unlessEnded);
  }

  /**
   * Ends one of the caller's sessions; by itself it has no entity tag that could be named.
   *
   * @throws NotFound it is somebody else's, or has ended
   * @throws PreconditionFailed
   */
  async end(caller: Caller, sessionId: string, origin: Origin, precondition?: Precondition): Promise<void> {
    const ending = { actorId: caller.id, userId: caller.id, origin };
    const isEnded = await this.database.transaction(async (tx) => {
      const one = await this.ends.endOne(tx, sessionId, ending);
      if (one && precondition?.isDemanded) throw new PreconditionFailed(null);
      return one;
    });
    // also when it was ended before: that may be by a request whose answer was lost
    await this.ends.spread();
    if (!isEnded) throw new NotFound();
  }

  /** Ends all of the caller's sessions but the one that asks. @throws PreconditionFailed there are others than when they were read */
  async endOthers(caller: Caller, origin: Origin, precondition: Precondition): Promise<void> {
    const ending = { actorId: caller.id, userId: caller.id, origin };
    await this.database.transaction(async (tx) => {
      if (precondition.isDemanded) await this.assertUnchanged(tx, caller, precondition);
      await this.ends.endAll(tx, ending, caller.sessionId);
    });
    await this.ends.spread();
  }

  /** With the account locked, nobody signs in meanwhile. */
  private async assertUnchanged(tx: Tx, caller: Caller, precondition: Precondition): Promise<void> {
    await this.accounts.lock(tx, caller.id);
    const devices = pageOfShort(await this.list(caller, tx));
    precondition.check(DevicePageDto.of(devices, (row) => DeviceDto.from(row, caller)));
  }

  /** Ends all sessions of anybody. @throws NotFound there is no such account */
  async endAllOf(caller: Caller, userId: string, origin: Origin): Promise<void> {
    if ((await this.users.find(userId)) === null) throw new NotFound();
    const ending = { actorId: caller.id, userId, origin };
    await this.database.transaction((tx) => this.ends.endAll(tx, ending));
    await this.ends.spread();
  }
}

function unlessEnded(error: unknown): void {
  if (!(error instanceof NotFound)) throw error;
}
