import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import type { Origin } from '../../http/origin.js';
import { NotFound } from '../../http/problem/problems.js';
import { ApiKeyEnds } from './api-key-ends.js';
import * as sql from './api-keys.sql.js';
import { ApiKeyDto, NewApiKeyDto, type CreateApiKeyDto } from './dto/api-key.dto.js';
import { NewApiKeys } from './new-api-keys.js';

/** The API keys of the caller: seeing them, making and ending them. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly newKeys: NewApiKeys,
    private readonly ends: ApiKeyEnds,
    private readonly clock: Clock,
  ) {}

  /** The live keys of the caller, the newest first. */
  list(caller: Caller): Promise<sql.ApiKeyRow[]> {
    return this.database.read.rows(sql.listOf, caller.id, this.clock.now());
  }

  /** One of the caller's live keys. @throws NotFound it is somebody else's, or is over */
  async get(caller: Caller, id: string): Promise<ApiKeyDto> {
    const row = await this.database.read.row(sql.findOwn, id, this.clock.now(), caller.id);
    if (row === null) throw new NotFound();
    return ApiKeyDto.from(row);
  }

  /**
   * Makes a key. A repetition gives the same text again, although none is stored.
   *
   * @throws ValidationFailed a scope that the account does not hold, or an end that is past or too far away
   * @throws TooManyApiKeys
   */
  async create(
    caller: Caller,
    request: CreateApiKeyDto,
    retry: Retry,
    origin: Origin,
  ): Promise<NewApiKeyDto> {
    const facts = await this.idempotency.once(retry, async (tx) =>
      ApiKeyDto.from(await this.newKeys.add(tx, caller, request, origin)),
    );
    const kept = await this.database.read.row(sql.findMaking, facts.id, caller.id);
    return NewApiKeyDto.with(this.newKeys.textOf(facts.id, kept), facts);
  }

  /**
   * Ends one of the caller's keys, everywhere.
   *
   * @throws NotFound it is somebody else's, or is over
   * @throws PreconditionFailed it was used or changed since it was read
   */
  async revoke(caller: Caller, id: string, precondition: Precondition, origin: Origin): Promise<void> {
    const isEnded = await this.database.transaction(async (tx) => {
      const row = await tx.row(sql.lockOwn, id, this.clock.now(), caller.id);
      if (row === null) return false;
      precondition.check(ApiKeyDto.from(row));
      return this.ends.endOne(tx, id, { actorId: caller.id, userId: caller.id, origin });
    });
    // also when it was ended before: that may be by a request whose answer was lost
    await this.ends.spread();
    if (!isEnded) throw new NotFound();
  }
}
