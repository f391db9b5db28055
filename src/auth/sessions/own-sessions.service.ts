import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { NotFound } from '../../http/problem/problems.js';
import { UsersFacade } from '../../users/users.facade.js';
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
    private readonly clock: Clock,
  ) {}

  /** The live sessions of the caller, last used first. */
  list(caller: Caller): Promise<sql.DeviceRow[]> {
    const staffSince = this.clock.inSeconds(-staffLifeSeconds);
    return this.database.read.rows(sql.listOf, caller.id, this.clock.now(), staffSince);
  }

  /** Ends the session that asks. */
  async signOut(caller: Caller, origin: Origin): Promise<void> {
    if (caller.sessionId !== null) await this.end(caller, caller.sessionId, origin).catch(unlessEnded);
  }

  /** Ends one of the caller's sessions. @throws NotFound it is somebody else's, or has ended */
  async end(caller: Caller, sessionId: string, origin: Origin): Promise<void> {
    const ending = { actorId: caller.id, userId: caller.id, origin };
    const isEnded = await this.database.transaction((tx) => this.ends.endOne(tx, sessionId, ending));
    // also when it was ended before: that may be by a request whose answer was lost
    await this.ends.spread();
    if (!isEnded) throw new NotFound();
  }

  /** Ends all of the caller's sessions but the one that asks. */
  async endOthers(caller: Caller, origin: Origin): Promise<void> {
    const ending = { actorId: caller.id, userId: caller.id, origin };
    await this.database.transaction((tx) => this.ends.endAll(tx, ending, caller.sessionId));
    await this.ends.spread();
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
