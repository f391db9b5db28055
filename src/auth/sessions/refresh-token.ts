import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a refresh token names. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly counter: number;
  readonly mac: Buffer;
}

const prefix = 'srt_';
const version = 1;
const [idLength, counterLength, macLength] = [16, 4, 32];

/**
 * The refresh token of one turn of a session: its id, the turn, and an HMAC over both with the configured key and
 * the row's salt. Neither the database nor the configuration alone can make one (R8).
 */
export function mintRefreshToken(key: Buffer, salt: Buffer, sessionId: string, counter: number): string {
  const head = headOf(sessionId, counter);
  return prefix + Buffer.concat([head, macOf(key, salt, head)]).toString('base64url');
}

/** Reads a token's parts without believing them; null when it has not the form. */
export function parseRefreshToken(token: string): RefreshToken | null {
  const bytes = Buffer.from(token.slice(prefix.length), 'base64url');
  const isWhole = token.startsWith(prefix) && bytes.length === 1 + idLength + counterLength + macLength;
  if (!isWhole || bytes[0] !== version) return null;
  const hex = bytes.toString('hex', 1, 1 + idLength);
  const sessionId = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
  return {
    sessionId,
    counter: bytes.readUInt32BE(1 + idLength),
    mac: bytes.subarray(1 + idLength + counterLength),
  };
}

/** Whether we made this token; in constant time. */
export function isGenuine(token: RefreshToken, key: Buffer, salt: Buffer): boolean {
  return timingSafeEqual(token.mac, macOf(key, salt, headOf(token.sessionId, token.counter)));
}

function headOf(sessionId: string, counter: number): Buffer {
  const number = Buffer.alloc(counterLength);
  number.writeUInt32BE(counter);
  return Buffer.concat([Buffer.from([version]), Buffer.from(sessionId.replaceAll('-', ''), 'hex'), number]);
}

function macOf(key: Buffer, salt: Buffer, head: Buffer): Buffer {
  return createHmac('sha256', key).update(salt).update(head).digest();
}
