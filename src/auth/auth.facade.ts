import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { ApiKeyCopyDto, IdentityCopyDto, SecondFactorCopyDto, SessionCopyDto } from './export/copies.dto.js';
import * as sql from './export/export.sql.js';

export { ApiKeyCopyDto, IdentityCopyDto, SecondFactorCopyDto, SessionCopyDto } from './export/copies.dto.js';

/** Every way in that a person has, without what opens it. */
export interface WaysIn {
  readonly identities: IdentityCopyDto[];
  readonly sessions: SessionCopyDto[];
  readonly apiKeys: ApiKeyCopyDto[];
  /** Null: none was ever enrolled. */
  readonly secondFactor: SecondFactorCopyDto | null;
}

/** What other features may ask about how people sign in. */
@Injectable()
export class AuthFacade {
  constructor(
    private readonly database: Database,
    private readonly guard: AuthenticationGuard,
  ) {}

  /** Who sent the request, as of now: for answers that go on for longer than a right may last. Null: nobody any more. */
  callerOf(request: FastifyRequest): Promise<Caller | null> {
    return this.guard.callerOf(request);
  }

  /** Everything that is held on how the person signs in; no secret and no hash of one is in it. */
  async exportOf(userId: string): Promise<WaysIn> {
    const { read } = this.database;
    const [identities, sessions, apiKeys, factor] = await Promise.all([
      read.rows(sql.identitiesOf, userId),
      read.rows(sql.sessionsOf, userId),
      read.rows(sql.apiKeysOf, userId),
      read.row(sql.secondFactorOf, userId),
    ]);
    return {
      identities: identities.map(IdentityCopyDto.from),
      sessions: sessions.map(SessionCopyDto.from),
      apiKeys: apiKeys.map(ApiKeyCopyDto.from),
      secondFactor: factor === null ? null : SecondFactorCopyDto.from(factor),
    };
  }
}
