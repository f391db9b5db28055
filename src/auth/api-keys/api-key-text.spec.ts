import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadConfig } from '../../config/config.js';
import { KeyRing } from '../keys/key-ring.js';
import { hashOf, readApiKey, remake, secretOf, writeApiKey } from './api-key-text.js';

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((array) => Buffer.from(array));
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('The text of an API key', () => {
  it('says its id and secret, in characters that a scanner finds', () => {
    fc.assert(
      fc.property(fc.uuid(), secrets, (id, secret) => {
        const text = writeApiKey({ id, secret });
        expect(text).toMatch(/^stoa_[\w-]{72}$/);
        expect(readApiKey(text)).toEqual({ id, secret });
      }),
    );
  });

  it('is nothing with any one character changed', () => {
    const text = writeApiKey({ id: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11', secret: Buffer.alloc(32, 7) });
    for (let place = 0; place < text.length; place += 1)
      for (const letter of alphabet) {
        const typed = text.slice(0, place) + letter + text.slice(place + 1);
        if (typed !== text) expect(readApiKey(typed)).toBeNull();
      }
  });

  it.each(['', ' ', '=', '\n', 'A', '\u0000'])('has one spelling: not with %j behind it', (more) => {
    const text = writeApiKey({ id: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11', secret: Buffer.alloc(32, 7) });
    expect(readApiKey(text + more) === null).toBe(more !== '');
  });
});

describe('The secret of an API key', () => {
  const [first, second] = ['first'.padEnd(40, '.'), 'second'.padEnd(40, '.')];
  const ring = (secret: string, previous = ''): KeyRing =>
    KeyRing.of(
      loadConfig({ KEY_ENCRYPTION_SECRET: secret, KEY_ENCRYPTION_SECRET_PREVIOUS: previous }),
      'tests',
    );

  it('can be made again as long as the secret that it was made under is configured', () => {
    const [id, salt] = ['0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11', Buffer.alloc(32, 3)];
    const secret = secretOf(ring(first).current, salt, id);
    const kept = { id, salt, hash: hashOf(secret) };
    expect(remake(ring(first), kept)).toEqual(secret);
    expect(remake(ring(second, first), kept)).toEqual(secret);
    expect(remake(ring(second), kept)).toBeNull();
    expect(remake(ring(first), { ...kept, salt: Buffer.alloc(0) })).toBeNull();
  });
});
