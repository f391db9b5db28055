import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AdaptiveLimit } from './adaptive-limit.js';

const bounds = { least: 16, most: 500, lateMilliseconds: 50 };
const turnMilliseconds = 20;

/** What moves the limit, a turn after the other. */
function turned(): { limit: AdaptiveLimit; settle: (milliseconds: number, rate: number) => void } {
  const limit = new AdaptiveLimit(bounds);
  let now = 0;
  return {
    limit,
    settle: (milliseconds, rate) => limit.settle(milliseconds, rate, (now += turnMilliseconds)),
  };
}
const turns = fc.array(fc.tuple(fc.nat(2_000), fc.nat(5_000)), { maxLength: 300 });

describe('How many requests may be worked on at once', () => {
  it('is the most while the event loop is in time', () => {
    const { limit, settle } = turned();
    for (let turn = 0; turn < 100; turn += 1) settle(0, turn);
    expect([limit.current, limit.isLowered]).toEqual([500, false]);
  });

  it('is what is answered in half a second when the loop is late, and known at once', () => {
    const { limit, settle } = turned();
    expect(limit.whileLate(51, 400)).toBe(200);
    expect(limit.current).toBe(500);
    settle(51, 400);
    expect([limit.current, limit.isLowered]).toEqual([200, true]);
  });

  it('stays while the loop is late by no more than it may be', () => {
    const { limit, settle } = turned();
    settle(51, 400);
    settle(50, 20);
    settle(26, 20);
    expect(limit.current).toBe(200);
  });

  it('is what is answered in a fifth of a second once the loop has been late for a second and a half', () => {
    const { limit, settle } = turned();
    for (let turn = 0; turn < 75; turn += 1) settle(51, 400);
    expect(limit.current).toBe(200);
    settle(51, 400);
    expect(limit.current).toBe(80);
    settle(26, 20);
    expect(limit.current).toBe(6);
  });

  it('stays so, however short the loop is late, until as many were let in again as can be', () => {
    const { limit, settle } = turned();
    for (let turn = 0; turn < 80; turn += 1) settle(51, 400);
    for (let turn = 0; turn < 10; turn += 1) settle(0, 400);
    settle(26, 100);
    expect(limit.current).toBe(20);
    for (let turn = 0; turn < 200; turn += 1) settle(0, 400);
    settle(26, 100);
    expect(limit.current).toBe(500);
  });

  it('does not count what was in time in between', () => {
    const { limit, settle } = turned();
    for (let turn = 0; turn < 200; turn += 1) settle(turn % 60 === 59 ? 12 : 51, 400);
    expect(limit.current).toBe(200);
  });

  it('never leaves its bounds, and is the most again by itself when the loop has been in time for long enough', () => {
    fc.assert(
      fc.property(turns, (late) => {
        const { limit, settle } = turned();
        for (const [milliseconds, rate] of late) {
          settle(milliseconds, rate);
          expect(limit.current).toBeGreaterThanOrEqual(6);
          expect(limit.current).toBeLessThanOrEqual(500);
          expect(limit.whileLate(milliseconds, rate)).toBeLessThanOrEqual(limit.current);
        }
        for (let turn = 0; turn < 250; turn += 1) settle(0, 0);
        expect(limit.current).toBe(500);
      }),
    );
  });

  it('is the most, however low, when that is less than the least', () => {
    const limit = new AdaptiveLimit({ ...bounds, most: 4 });
    limit.settle(1_000, 0, 0);
    expect(limit.current).toBe(4);
  });

  it('stays when the loop may be as late as it likes', () => {
    const limit = new AdaptiveLimit({ ...bounds, lateMilliseconds: 0 });
    limit.settle(60_000, 0, 0);
    expect([limit.current, limit.whileLate(60_000, 0)]).toEqual([500, 500]);
  });
});
