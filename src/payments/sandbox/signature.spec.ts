import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSigned, sign, toleranceSeconds } from './signature.js';

const bodies = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const times = fc.integer({ min: 0, max: 99_999_999_999 });

describe('The signature of a notice', () => {
  it('holds for its body, its key and five minutes', () => {
    fc.assert(
      fc.property(
        bodies,
        fc.string(),
        times,
        fc.integer({ min: -600, max: 600 }),
        (body, key, time, later) => {
          const isRecent = Math.abs(later) <= toleranceSeconds;
          expect(isSigned(key, body, sign(key, body, time), time + later)).toBe(isRecent);
        },
      ),
    );
  });

  it('holds for no other body and no other key', () => {
    fc.assert(
      fc.property(bodies, bodies, fc.string(), fc.string(), (body, other, key, otherKey) => {
        const header = sign(key, body, 1000);
        expect(isSigned(key, other, header, 1000)).toBe(body.equals(other));
        expect(isSigned(`${otherKey}!`, body, header, 1000)).toBe(`${otherKey}!` === key);
      }),
    );
  });

  it('is never what somebody just makes up', () => {
    const made = fc.oneof(
      fc.string(),
      fc.constant(undefined),
      fc.constant(['t=1,v1=2']),
      fc.stringMatching(/^t=\d{1,15},v1=[0-9a-f]{0,70}$/),
    );
    fc.assert(
      fc.property(made, (header) => {
        expect(isSigned('key', Buffer.from('{}'), header, 1000)).toBe(false);
      }),
    );
  });
});
