import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import type { Caller } from '../../access/caller.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock/clock.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Mail } from '../../mail/mail.js';
import * as sql from './mfa.sql.js';

const howMany = 10;
/** Crockford's base 32: no letter that is taken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 24;

/**
 * What lets the owner in whose authenticator is lost: ten codes of 120 random bits, of which only a SHA-256 is kept.
 * That much chance needs no slow hash and no key, so the codes on paper outlive every change of the configured secret.
 */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly audit: AuditLog,
    private readonly mail: Mail,
    private readonly clock: Clock,
  ) {}

  /** Gives the account a new set; the old one is dead. */
  async replace(tx: Tx, userId: string): Promise<string[]> {
    const codes = Array.from({ length: howMany }, newCode);
    await tx.rows(sql.dropCodes, userId);
    await tx.rows(
      sql.insertCodes,
      userId,
      codes.map((code) => digestOf(userId, code)),
    );
    return codes;
  }

  /** The same at the wish of the owner, who is told. */
  async renew(tx: Tx, { id: userId, sessionId }: Caller, origin: Origin): Promise<string[]> {
    const codes = await this.replace(tx, userId);
    this.audit.append(tx, { type: 'recovery_codes.replaced', actorId: userId, userId, sessionId }, origin);
    this.mail.enqueue(tx, 'recovery_codes_replaced', { userId });
    return codes;
  }

  /** Uses a code up and tells the owner; false: it is none of the account's, or was used before. */
  async take(tx: Tx, userId: string, code: string, origin: Origin): Promise<boolean> {
    const used = await tx.row(sql.useCode, userId, digestOf(userId, code), this.clock.now());
    if (used === null) return false;
    this.audit.append(tx, { type: 'recovery_code.used', actorId: userId, userId }, origin);
    this.mail.enqueue(tx, 'recovery_code_used', { userId });
    return true;
  }
}

function newCode(): string {
  const letters = Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
  return letters.replaceAll(/.{6}(?=.)/g, '$&-');
}

/** Of the code as it was meant: case, blanks and hyphens do not count, nor does O for 0, I and L for 1. */
function digestOf(userId: string, code: string): Buffer {
  const meant = code.toUpperCase().replaceAll(/[ -]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(`${userId}\n${meant}`).digest();
}
