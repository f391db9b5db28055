import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { loadConfig } from '../../config/config.js';
import { KeyRing } from './key-ring.js';

const [first, second, third] = ['first', 'second', 'third'].map((word) => word.padEnd(40, '.'));
const ring = (secret = '', previous = '', purpose = 'tests'): KeyRing =>
  KeyRing.of(
    loadConfig({ KEY_ENCRYPTION_SECRET: secret, KEY_ENCRYPTION_SECRET_PREVIOUS: previous }),
    purpose,
  );
const plain = Buffer.from('private');

describe('A ring of secrets', () => {
  it('opens what was sealed under any of them, and says whether that is the one of today', () => {
    const sealed = ring(first).seal(plain);
    expect(ring(first).unseal(sealed)).toEqual({ plain, isCurrent: true });
    expect(ring(second, `${third},${first}`).unseal(sealed)).toEqual({ plain, isCurrent: false });
    expect(ring(second, third).unseal(sealed)).toBeNull();
    expect(ring(first, '', 'other tests').unseal(sealed)).toBeNull();
  });

  it('seals under the one of today alone', () => {
    const sealed = ring(second, first).seal(plain);
    expect(ring(first).unseal(sealed)).toBeNull();
    expect(ring(second).unseal(sealed)?.plain).toEqual(plain);
  });

  it('verifies what any of them signed, but not under the name of another', () => {
    const macWith = (key: Buffer): Buffer => createHmac('sha256', key).update('text').digest();
    const old = ring(first);
    const mac = macWith(old.current);
    const today = ring(second, first);
    expect(today.verifies(mac, macWith)).toBe(true);
    expect(today.verifies(mac, macWith, old.currentId)).toBe(true);
    expect(today.verifies(mac, macWith, today.currentId)).toBe(false);
    expect(ring(second).verifies(mac, macWith)).toBe(false);
  });
});
