import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AdaptiveLimit } from './adaptive-limit.js';

const bounds = { least: 10, most: 500, lateMilliseconds: 50 };
const turns = fc.array(fc.tuple(fc.nat(2_000), fc.nat(5_000)), { maxLength: 300 });

describe('How many requests may be worked on at once', () => {
  it('is the most while the event loop is in time', () => {
    const limit = new AdaptiveLimit(bounds);
    for (let turn = 0; turn < 100; turn += 1) limit.settle(0, turn);
    expect([limit.current, limit.isLowered]).toEqual([500, false]);
  });

  it('is what is answered in half a second when the loop is late, and known at once', () => {
    const limit = new AdaptiveLimit(bounds);
    expect(limit.whileLate(51, 400)).toBe(200);
    expect(limit.current).toBe(500);
    limit.settle(51, 400);
    expect([limit.current, limit.isLowered]).toEqual([200, true]);
  });

  it('stays while the loop is late by no more than it may be', () => {
    const limit = new AdaptiveLimit(bounds);
    limit.settle(51, 400);
    limit.settle(50, 20);
    limit.settle(26, 20);
    expect(limit.current).toBe(200);
  });

  it('never leaves its bounds, and is the most again by itself when the loop has been in time for long enough', () => {
    fc.assert(
      fc.property(turns, (late) => {
        const limit = new AdaptiveLimit(bounds);
        for (const [milliseconds, rate] of late) {
          limit.settle(milliseconds, rate);
          expect(limit.current).toBeGreaterThanOrEqual(10);
          expect(limit.current).toBeLessThanOrEqual(500);
          expect(limit.whileLate(milliseconds, rate)).toBeLessThanOrEqual(limit.current);
        }
        for (let turn = 0; turn < 250; turn += 1) limit.settle(0, 0);
        expect(limit.current).toBe(500);
      }),
    );
  });

  it('is the most, however low, when that is less than the least', () => {
    const limit = new AdaptiveLimit({ ...bounds, most: 4 });
    limit.settle(1_000, 0);
    expect(limit.current).toBe(4);
  });

  it('stays when the loop may be as late as it likes', () => {
    const limit = new AdaptiveLimit({ ...bounds, lateMilliseconds: 0 });
    limit.settle(60_000, 0);
    expect([limit.current, limit.whileLate(60_000, 0)]).toEqual([500, 500]);
  });
});
