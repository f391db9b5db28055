import type { WebhookMessage } from './generated/events.js';

/** Headers as a server has them: of `Request`, or of Node with names in lower case. */
export type WebhookHeaders =
  { get(name: string): string | null } | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The message is not one that the service sent, or not lately: answer 400, and do nothing with it. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
}

/** How old or early a message may be, in seconds: what is recorded cannot be sent again later. */
const tolerance = 300;

/**
 * The message of a webhook, once it is certain that Stoa sent it (Standard Webhooks, HMAC-SHA256). Give the body as it
 * came, not parsed. While a secret is being changed, give the old one and the new one. Throws
 * {@link WebhookVerificationError}. The same message can come twice: keep its `webhook-id`.
 */
export async function verifyWebhook(
  body: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
): Promise<WebhookMessage> {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    headerOf(headers, `webhook-${name}`),
  ) as [string, string, string];
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookVerificationError('webhook-timestamp is no time');
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance)
    throw new WebhookVerificationError('The message is too old, or from the future');
  const signed = joined(`${id}.${timestamp}.`, bytesOf(body));
  const given = signatures.split(' ').filter((signature) => signature.startsWith('v1,'));
  const keys = await Promise.all([secrets].flat().map(keyOf));
  if (keys.length === 0) throw new TypeError('Give the secret of the webhook: whsec_...');
  const checks = keys.flatMap((key) => given.map((signature) => isBy(key, signature.slice(3), signed)));
  if (!(await Promise.all(checks)).includes(true))
    throw new WebhookVerificationError('No signature is by this secret');
  return parsed(body);
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value = isGetter(headers) ? headers.get(name) : valueIn(headers, name);
  if (typeof value !== 'string' || value === '') throw new WebhookVerificationError(`${name} is missing`);
  return value;
}

function isGetter(headers: WebhookHeaders): headers is { get(name: string): string | null } {
  return typeof headers.get === 'function';
}

function valueIn(
  headers: Exclude<WebhookHeaders, { get(name: string): string | null }>,
  name: string,
): unknown {
  const found = Object.keys(headers).find((one) => one.toLowerCase() === name);
  return found === undefined ? undefined : headers[found];
}

/** `crypto.subtle` compares in constant time. */
async function isBy(key: CryptoKey, signature: string, signed: Bytes): Promise<boolean> {
  const bytes = fromBase64(signature);
  return bytes !== null && crypto.subtle.verify('HMAC', key, bytes, signed);
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = fromBase64(secret.replace(/^whsec_/, ''));
  if (bytes === null || bytes.length === 0)
    throw new TypeError('The secret of a webhook is whsec_ and base64');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function parsed(body: string | Uint8Array | ArrayBuffer): WebhookMessage {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  try {
    return JSON.parse(text) as WebhookMessage;
  } catch {
    throw new WebhookVerificationError('The body is no JSON');
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

function bytesOf(body: string | Uint8Array | ArrayBuffer): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof Uint8Array ? body : new Uint8Array(body);
}

function joined(head: string, tail: Uint8Array): Bytes {
  const first = new TextEncoder().encode(head);
  const whole = new Uint8Array(first.length + tail.length);
  whole.set(first);
  whole.set(tail, first.length);
  return whole;
}

function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
