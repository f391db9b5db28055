import { Injectable } from '@nestjs/common';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import { KeyRing } from './key-ring.js';
import { makeKey, type PublishedKey } from './signing-key.js';
import * as sql from './signing-keys.sql.js';

/** Why there is a new key. */
export type Cause = 'age' | 'command' | 'leak' | 'none_could_sign';

/** The keys in the database: public halves as they are, private halves sealed under the configured secret. */
@Injectable()
export class KeyStore {
  private readonly ring: KeyRing;
  /** Halves that were made ready; a key's id never stands for another. */
  private ready = new Map<string, Pick<PublishedKey, 'publicKey' | 'privateKey'>>();

  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.ring = KeyRing.of(config, 'signing-keys');
  }

  /** All of them. */
  async read(): Promise<PublishedKey[]> {
    return this.makeReady(await this.database.read.rows(sql.list));
  }

  /**
   * All of them, for a change: until the transaction ends nobody else changes any. What was sealed under a secret of
   * before is sealed under that of today by the way.
   */
  async hold(tx: Tx): Promise<PublishedKey[]> {
    await tx.rows(sql.lock);
    const rows = await tx.rows(sql.list);
    for (const { kid, private_key_sealed: sealed } of rows) {
      const opened = this.ring.unseal(sealed);
      if (opened?.isCurrent === false) await tx.rows(sql.seal, kid, this.ring.seal(opened.plain));
    }
    return this.makeReady(rows);
  }

  /** Adds a new key, which signs from that moment on; gives its id. */
  async add(tx: Tx, activeFrom: Date, cause: Cause): Promise<string> {
    const { jwk, privateKey } = makeKey();
    const sealed = this.ring.seal(privateKey.export({ format: 'der', type: 'pkcs8' }));
    await tx.rows(sql.insert, jwk.kid, JSON.stringify(jwk), sealed, this.clock.now(), activeFrom);
    const details = { kid: jwk.kid, activeFrom: activeFrom.toISOString(), cause };
    this.audit.append(tx, { type: 'signing_key.rotated', actorId: null, userId: null, details }, null);
    return jwk.kid;
  }

  /** Those that have no successor yet retire at that moment; all but `successor`. */
  async retire(tx: Tx, at: Date, successor: string | null): Promise<void> {
    await tx.rows(sql.retire, at, successor);
  }

  /** Their tokens are taken no longer. */
  async drop(tx: Tx, kids: readonly string[]): Promise<void> {
    if (kids.length > 0) await tx.rows(sql.drop, kids);
  }

  private makeReady(rows: readonly sql.StoredKey[]): PublishedKey[] {
    const keys = rows.map((row) => this.keyOf(row));
    this.ready = new Map(keys.map((key) => [key.jwk.kid, key]));
    return keys;
  }

  private keyOf(row: sql.StoredKey): PublishedKey {
    const { kid, public_jwk: jwk, private_key_sealed: sealed } = row;
    const ready = this.ready.get(kid);
    return {
      jwk,
      publicKey: ready?.publicKey ?? createPublicKey({ key: { ...jwk }, format: 'jwk' }),
      privateKey: ready?.privateKey ?? this.open(sealed),
      activeFrom: row.active_from,
      retiresAt: row.retires_at,
    };
  }

  private open(sealed: Buffer): KeyObject | null {
    const opened = this.ring.unseal(sealed);
    return opened && createPrivateKey({ key: opened.plain, format: 'der', type: 'pkcs8' });
  }
}
