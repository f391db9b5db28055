import { Injectable, type OnModuleInit } from '@nestjs/common';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import { statement } from '../../database/statement.js';
import { derivedKey, seal, unseal } from './sealing.js';

/** The public half as it is published. */
export interface PublicJwk {
  readonly kid: string;
  readonly kty: string;
  readonly crv: string;
  readonly alg: string;
  readonly use: string;
  readonly x: string;
  readonly y: string;
}

interface StoredKey {
  kid: string;
  public_jwk: PublicJwk;
  private_key_sealed: Buffer;
}

/** The key that signs new tokens. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

const lockKeys = statement<never>(
  'signing-keys-lock',
  "SELECT pg_advisory_xact_lock(hashtext('signing_keys'))",
);
const listKeys = statement<StoredKey>(
  'signing-keys-list',
  'SELECT kid, public_jwk, private_key_sealed FROM signing_keys ORDER BY created_at DESC, kid DESC',
);
const insertKey = statement<never>(
  'signing-keys-insert',
  'INSERT INTO signing_keys (kid, public_jwk, private_key_sealed, created_at, active_from) VALUES ($1, $2, $3, $4, $4)',
);

/** The ES256 keys of access tokens: private halves sealed in the database, public halves for whoever verifies. */
@Injectable()
export class SigningKeys implements OnModuleInit {
  private signing: SigningKey | null = null;
  private publicKeys = new Map<string, { jwk: PublicJwk; key: KeyObject }>();
  private readonly sealingKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.sealingKey = derivedKey(config.auth.keyEncryptionSecret ?? '', 'signing-keys');
  }

  /** Loads the keys, or makes the first one; also a new one when the secret has changed and opens none of them. */
  async onModuleInit(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.rows(lockKeys);
      this.learn(await tx.rows(listKeys));
      if (this.signing === null) this.learn([await this.make(tx)]);
    });
  }

  /** The newest key that this process can open. */
  current(): SigningKey {
    if (this.signing === null) throw new Error('signing keys are loaded before the first request');
    return this.signing;
  }

  /** The public key of that id, also when another instance made it since; null when there is none. */
  async find(kid: string): Promise<KeyObject | null> {
    const known = this.publicKeys.get(kid);
    if (known) return known.key;
    if (!/^[0-9a-f-]{36}$/.test(kid)) return null;
    this.learn(await this.database.read.rows(listKeys));
    return this.publicKeys.get(kid)?.key ?? null;
  }

  /** The JSON Web Key Set (RFC 7517) of all keys whose tokens are still taken. */
  jwks(): { keys: PublicJwk[] } {
    return { keys: [...this.publicKeys.values()].map(({ jwk }) => jwk) };
  }

  private learn(rows: readonly StoredKey[]): void {
    for (const { kid, public_jwk: jwk, private_key_sealed: sealed } of rows) {
      this.publicKeys.set(kid, { jwk, key: createPublicKey({ key: { ...jwk }, format: 'jwk' }) });
      const opened = this.signing === null ? unseal(this.sealingKey, sealed) : null;
      if (opened)
        this.signing = { kid, privateKey: createPrivateKey({ key: opened, format: 'der', type: 'pkcs8' }) };
    }
  }

  private async make(tx: Tx): Promise<StoredKey> {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const kid = newId();
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const jwk = { kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' };
    const sealed = seal(this.sealingKey, privateKey.export({ format: 'der', type: 'pkcs8' }));
    await tx.rows(insertKey, kid, JSON.stringify(jwk), sealed, this.clock.now());
    return { kid, public_jwk: jwk, private_key_sealed: sealed };
  }
}
