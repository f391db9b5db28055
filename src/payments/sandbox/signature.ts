import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old, or how far ahead, a signature may be. */
export const toleranceSeconds = 300;

/** Signs the body at a time, in Stripe's form: `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>", in hex>`. */
export function sign(key: string, body: Buffer, seconds: number): string {
  return `t=${seconds},v1=${mac(key, body, String(seconds)).toString('hex')}`;
}

/** Whether the header is the signature of exactly this body, made with this key at about this time. */
export function isSigned(key: string, body: Buffer, header: unknown, seconds: number): boolean {
  const match = typeof header === 'string' ? /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) : null;
  const [, time = '', signature = ''] = match ?? [];
  if (match === null || Math.abs(seconds - Number(time)) > toleranceSeconds) return false;
  return timingSafeEqual(Buffer.from(signature, 'hex'), mac(key, body, time));
}

function mac(key: string, body: Buffer, time: string): Buffer {
  return createHmac('sha256', key).update(`${time}.`).update(body).digest();
}
