import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Entry } from './entry.js';

/** What Redis keeps of an entry, and until when, by the clock of Redis in milliseconds. */
export type SharedEntry = Pick<Entry, 'etag' | 'meta' | 'subjects'> & {
  readonly body: string;
  readonly until: number;
};

/** Raised when entries are written in another form. */
const form = 1;
const macLength = 43;

/**
 * Entries on their way through Redis. Whoever can write there must not be able to change what the shop says, so each
 * is sealed with a key that is made from the secret of the deployment; others are not read at all.
 */
export class Seal {
  /** What all keys of this deployment begin with: several may share one Redis. */
  readonly prefix: string;
  private readonly key: Buffer;

  constructor(secret: string, database: string) {
    this.key = createHmac('sha256', secret).update(`cache ${form} of ${database}`).digest();
    this.prefix = `stoa:${form}:${this.mac('prefix').slice(0, 16)}:`;
  }

  close(key: string, { body, ...head }: SharedEntry): string {
    const text = `${JSON.stringify(head)}\n${body}`;
    return this.mac(key, text) + text;
  }

  /** Null: this deployment did not write it, or not under this key. */
  open(key: string, sealed: string): SharedEntry | null {
    const [mac, text] = [sealed.slice(0, macLength), sealed.slice(macLength)];
    const [given, right] = [Buffer.from(mac), Buffer.from(this.mac(key, text))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const end = text.indexOf('\n');
    const head = JSON.parse(text.slice(0, end)) as Omit<SharedEntry, 'body'>;
    return { ...head, body: text.slice(end + 1) };
  }

  private mac(...parts: string[]): string {
    const hmac = createHmac('sha256', this.key);
    for (const part of parts) hmac.update(`${part.length} `).update(part);
    return hmac.digest('base64url');
  }
}
