import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes } from 'node:crypto';
import { Config } from '../../config/config.js';
import { KeyRing } from '../keys/key-ring.js';

const prefix = 'sdp_';
const [idLength, macLength] = [16, 32];

/**
 * Shows that an account has been signed in from this device before. It signs nobody in; it only gives the device a
 * budget of failed sign-ins of its own. A random id with an HMAC over it and the account, so nothing is stored.
 */
@Injectable()
export class DeviceProofs {
  private readonly ring: KeyRing;

  constructor(config: Config) {
    this.ring = KeyRing.of(config, 'device-proofs');
  }

  /** A new proof for the account. */
  issue(account: string): string {
    const id = randomBytes(idLength);
    return prefix + Buffer.concat([id, macOf(this.ring.current, account, id)]).toString('base64url');
  }

  /** The device's id, or null: there is no proof, or it is another account's. */
  deviceOf(account: string, proof: string | undefined): string | null {
    if (!proof?.startsWith(prefix)) return null;
    const bytes = Buffer.from(proof.slice(prefix.length), 'base64url');
    if (bytes.length !== idLength + macLength) return null;
    const id = bytes.subarray(0, idLength);
    const isOurs = this.ring.verifies(bytes.subarray(idLength), (key) => macOf(key, account, id));
    return isOurs ? id.toString('hex') : null;
  }
}

function macOf(key: Buffer, account: string, id: Buffer): Buffer {
  return createHmac('sha256', key).update(id).update(account).digest();
}
