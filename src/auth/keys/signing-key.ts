import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { newId } from '../../clock/new-id.js';

/** The public half as it is published (RFC 7517). */
export interface PublicJwk {
  readonly kid: string;
  readonly kty: string;
  readonly crv: string;
  readonly alg: string;
  readonly use: string;
  readonly x: string;
  readonly y: string;
}

/** The key that signs new tokens. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** A key whose tokens are taken, with the times of its life. */
export interface PublishedKey {
  readonly jwk: PublicJwk;
  readonly publicKey: KeyObject;
  /** Null: it only verifies, or no configured secret opens it. */
  readonly privateKey: KeyObject | null;
  /** From when it signs. */
  readonly activeFrom: Date;
  /** When its successor takes over; null: there is none yet. */
  readonly retiresAt: Date | null;
}

/** Makes a new ES256 key. */
export function makeKey(): { jwk: PublicJwk; privateKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { jwk: jwkOf(publicKey, newId()), privateKey };
}

/** A key of the configuration, for ever: to sign with, or only to verify. Its id is its thumbprint (RFC 7638). */
export function configuredKey(privateKey: KeyObject, isSigning: boolean): PublishedKey {
  const publicKey = createPublicKey(privateKey);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const canonical = JSON.stringify({ crv: 'P-256', kty: 'EC', x, y });
  const kid = createHash('sha256').update(canonical).digest('base64url');
  return {
    jwk: jwkOf(publicKey, kid),
    publicKey,
    privateKey: isSigning ? privateKey : null,
    activeFrom: new Date(0),
    retiresAt: null,
  };
}

function jwkOf(publicKey: KeyObject, kid: string): PublicJwk {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return { kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' };
}
