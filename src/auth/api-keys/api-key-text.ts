import { createHash, createHmac } from 'node:crypto';
import type { KeyRing } from '../keys/key-ring.js';

/** What the text of an API key says. */
export interface ApiKeyText {
  readonly id: string;
  readonly secret: Buffer;
}

const prefix = 'stoa_';
const [idLength, secretLength, checksumLength] = [16, 32, 6];
/** 54 bytes are 72 characters without a bit to spare, so that a key has one spelling. */
const form = /^stoa_[A-Za-z0-9_-]{72}$/;

/**
 * The text of a key: `stoa_`, then id, secret and checksum in base64url. Scanners of published code find it by its
 * beginning, and tell by the checksum that it is no accident (R13).
 */
export function writeApiKey({ id, secret }: ApiKeyText): string {
  const body = Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), secret]);
  return prefix + Buffer.concat([body, checksumOf(body)]).toString('base64url');
}

/** Reads a key's parts without believing them; null when it has not the form, or a character was mistyped. */
export function readApiKey(text: string): ApiKeyText | null {
  if (!form.test(text)) return null;
  const bytes = Buffer.from(text.slice(prefix.length), 'base64url');
  const body = bytes.subarray(0, idLength + secretLength);
  if (!checksumOf(body).equals(bytes.subarray(body.length))) return null;
  const id = body.toString('hex', 0, idLength).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id, secret: body.subarray(idLength) };
}

/** Whether a bearer token wants to be an API key. */
export function isApiKey(text: string): boolean {
  return text.startsWith(prefix);
}

/** The secret of a key, from the configured key and the row's salt: neither alone can make it. */
export function secretOf(key: Buffer, salt: Buffer, id: string): Buffer {
  return createHmac('sha256', key).update(salt).update(id).digest();
}

/** All that is kept of a secret. It has 256 random bits, so that a fast hash gives nothing away. */
export function hashOf(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The secret with this hash, made again under whichever secret of the ring it was made; null: under none. */
export function remake(
  ring: KeyRing,
  { id, salt, hash }: { id: string; salt: Buffer; hash: Buffer },
): Buffer | null {
  return ring.make((key) => secretOf(key, salt, id)).find((secret) => hashOf(secret).equals(hash)) ?? null;
}

function checksumOf(body: Buffer): Buffer {
  return createHash('sha256').update(prefix).update(body).digest().subarray(0, checksumLength);
}
