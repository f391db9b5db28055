import { createHmac } from 'node:crypto';
import type { KeyRing } from '../keys/key-ring.js';

/** What a refresh token names. */
export interface RefreshToken {
  /** Which configured secret its MAC was made with. */
  readonly keyId: number;
  readonly sessionId: string;
  readonly counter: number;
  readonly mac: Buffer;
}

const prefix = 'srt_';
const version = 2;
/** Version and id of the key. */
const prefaceLength = 2;
const [idLength, counterLength, macLength] = [16, 4, 32];
const headLength = prefaceLength + idLength + counterLength;

/**
 * The refresh token of one turn of a session: its id, the turn, and an HMAC over both with the configured key and
 * the row's salt. Neither the database nor the configuration alone can make one (R8). It names its key, so that the
 * configured secret can be changed.
 */
export function mintRefreshToken(ring: KeyRing, salt: Buffer, sessionId: string, counter: number): string {
  const head = headOf({ keyId: ring.currentId, sessionId, counter });
  return prefix + Buffer.concat([head, macOf(ring.current, salt, head)]).toString('base64url');
}

/** Reads a token's parts without believing them; null when it has not the form. */
export function parseRefreshToken(token: string): RefreshToken | null {
  const bytes = Buffer.from(token.slice(prefix.length), 'base64url');
  const isWhole = token.startsWith(prefix) && bytes.length === headLength + macLength;
  if (!isWhole || bytes[0] !== version) return null;
  const hex = bytes.toString('hex', prefaceLength, prefaceLength + idLength);
  const sessionId = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
  return {
    keyId: bytes[1] ?? 0,
    sessionId,
    counter: bytes.readUInt32BE(prefaceLength + idLength),
    mac: bytes.subarray(headLength),
  };
}

/** Whether we made this token, under the secret of today or one of before; in constant time. */
export function isGenuine(token: RefreshToken, ring: KeyRing, salt: Buffer): boolean {
  return ring.verifies(token.mac, (key) => macOf(key, salt, headOf(token)), token.keyId);
}

function headOf({ keyId, sessionId, counter }: Omit<RefreshToken, 'mac'>): Buffer {
  const head = Buffer.alloc(headLength);
  head.writeUInt8(version, 0);
  head.writeUInt8(keyId, 1);
  head.write(sessionId.replaceAll('-', ''), prefaceLength, 'hex');
  head.writeUInt32BE(counter, prefaceLength + idLength);
  return head;
}

function macOf(key: Buffer, salt: Buffer, head: Buffer): Buffer {
  return createHmac('sha256', key).update(salt).update(head).digest();
}
