import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Caller } from '../../access/caller.js';
import { permissionsOf, type Role } from '../../access/permissions.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Config } from '../../config/config.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Unauthenticated, ValidationFailed, type FieldError } from '../../http/problem/problems.js';
import { Mail } from '../../mail/mail.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { KeyRing } from '../keys/key-ring.js';
import { isOpen } from '../sessions/sessions.sql.js';
import { hashOf, remake, secretOf, writeApiKey } from './api-key-text.js';
import { TooManyApiKeys } from './api-key.problems.js';
import * as sql from './api-keys.sql.js';
import type { CreateApiKeyDto } from './dto/api-key.dto.js';

const mostKeys = 50;
const usualLifeSeconds = 90 * 86_400;
/** A year, also a leap year. */
const longestLifeSeconds = 366 * 86_400;

/** Makes API keys. */
@Injectable()
export class NewApiKeys {
  private readonly ring: KeyRing;

  constructor(
    private readonly accounts: AccountsFacade,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.ring = KeyRing.of(config, 'api-keys');
  }

  /**
   * Adds a key in the open transaction, with the account locked, so that racing ones are counted; its owner gets a
   * mail.
   *
   * @throws ValidationFailed a scope that the account does not hold, or an end that is past or too far away
   * @throws TooManyApiKeys
   */
  async add(tx: Tx, caller: Caller, wanted: CreateApiKeyDto, origin: Origin): Promise<sql.ApiKeyRow> {
    const { id: userId, sessionId } = caller;
    const account = await this.accounts.lock(tx, userId);
    // a key outlives its session: none is made by a request that waited while the session was ended
    if (account === null || (await tx.row(isOpen, sessionId)) === null) throw new Unauthenticated();
    const [now, expiresAt] = [this.clock.now(), this.endOf(wanted)];
    const faults = [...faultsOfScopes(wanted, account.role), ...this.faultsOfEnd(expiresAt)];
    if (faults.length > 0) throw new ValidationFailed(faults);
    const count = await tx.row(sql.countOf, userId, now);
    if ((count?.keys ?? 0) >= mostKeys) throw new TooManyApiKeys(mostKeys);
    const [id, salt] = [newId(), randomBytes(32)];
    const hash = hashOf(secretOf(this.ring.current, salt, id));
    const { name, scopes } = wanted;
    const row = await tx.row(sql.insert, id, userId, name, salt, hash, scopes, now, expiresAt);
    if (row === null) throw new Error('an insert gives its row');
    const details = { apiKeyId: id, scopes };
    this.audit.append(tx, { type: 'api_key.created', actorId: userId, userId, details }, origin);
    this.mail.enqueue(tx, 'api_key_created', { userId, apiKeyId: id });
    return row;
  }

  /** The text of a key from what is kept of it. */
  textOf(id: string, kept: { salt: Buffer; secret_hash: Buffer } | null): string {
    const secret = kept && remake(this.ring, { id, salt: kept.salt, hash: kept.secret_hash });
    if (secret === null)
      throw new Error('a key is shown while its salt and the secret of its making are kept');
    return writeApiKey({ id, secret });
  }

  private endOf({ expiresAt }: CreateApiKeyDto): Date {
    return expiresAt === undefined ? this.clock.inSeconds(usualLifeSeconds) : new Date(expiresAt);
  }

  private faultsOfEnd(expiresAt: Date): FieldError[] {
    const field = 'expiresAt';
    if (expiresAt <= this.clock.now()) return [{ field, message: 'must lie in the future', code: 'PAST' }];
    if (expiresAt > this.clock.inSeconds(longestLifeSeconds))
      return [{ field, message: 'must lie within a year', code: 'TOO_FAR' }];
    return [];
  }
}

function faultsOfScopes({ scopes }: CreateApiKeyDto, role: Role): FieldError[] {
  const missing = scopes.filter((scope) => !permissionsOf[role].has(scope));
  if (missing.length === 0) return [];
  const message = `must be what your account may do; it may not ${missing.join(', ')}`;
  return [{ field: 'scopes', message, code: 'NOT_HELD' }];
}
