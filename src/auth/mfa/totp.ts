import { Secret, TOTP } from 'otpauth';
import { randomBytes } from 'node:crypto';

/** What every authenticator app takes; other values are ignored by some of them (RFC 6238, section 5.2). */
const form = { issuer: 'Stoa', algorithm: 'SHA1', digits: 6, period: 30 };
/** Clocks of phones are wrong by some seconds, and people are slow: one step to each side. */
const window = 1;
/** 160 bits, as RFC 4226 recommends. */
const secretLength = 20;
const sixDigits = /^\d{6}$/;

/** A new secret to share with an authenticator. */
export function newSecret(): Buffer {
  return randomBytes(secretLength);
}

/** The secret as people type it. */
export function base32Of(secret: Buffer): string {
  return sharedSecret(secret).base32;
}

/** The secret as a QR code carries it. */
export function otpauthUrlOf(secret: Buffer, label: string): string {
  return new TOTP({ ...form, label, secret: sharedSecret(secret) }).toString();
}

/** The time step that the code belongs to: this one, the one before or the next; null when it is none of them. */
export function stepOf(secret: Buffer, code: string, now: Date): number | null {
  if (!sixDigits.test(code)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...form, secret: sharedSecret(secret), token: code, timestamp, window });
  return delta === null ? null : TOTP.counter({ period: form.period, timestamp }) + delta;
}

function sharedSecret(bytes: Buffer): Secret {
  return Secret.fromHex(bytes.toString('hex'));
}
