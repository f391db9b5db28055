import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../clock/clock.js';
import { lifetimeMilliseconds, type Entry } from './entry.js';
import { Freshness } from './freshness.js';

let ticks: number;
let date: number;
let freshness: Freshness;
beforeEach(() => {
  [ticks, date] = [1_000, 1_800_000_000_000];
  const clock = Object.assign(new Clock(), { ticks: () => ticks, now: () => new Date(date) });
  freshness = new Freshness(clock);
});

const pass = (milliseconds: number): void => {
  ticks += milliseconds;
  date += milliseconds;
};
/** Read from now on. */
const entryOf = (...subjects: string[]): Entry => ({
  ...{ body: Buffer.from('{}'), etag: '"x"', meta: null, from: 'database' },
  ...{ subjects, born: ticks, date },
});

describe('An entry may be told', () => {
  it('for less than a second, counted from before it was read', () => {
    const entry = entryOf('a');
    pass(lifetimeMilliseconds - 1);
    expect(freshness.allows(entry)).toBe(true);
    pass(1);
    expect(freshness.allows(entry)).toBe(false);
    expect(lifetimeMilliseconds).toBeLessThan(1_000);
  });

  it('until one of its subjects is touched', () => {
    const [mine, others] = [entryOf('a', 'b'), entryOf('c')];
    pass(10);
    freshness.forget(['b', 'x']);
    expect([mine, others].map((entry) => freshness.allows(entry))).toEqual([false, true]);
    pass(10);
    expect(freshness.allows(entryOf('a', 'b'))).toBe(true);
  });

  it('not when it was touched in the very moment in which its reading began', () => {
    const entry = entryOf('a');
    freshness.forget(['a']);
    expect(freshness.allows(entry)).toBe(false);
  });

  it('until everything is forgotten', () => {
    const entry = entryOf('a');
    freshness.forgetAll();
    expect(freshness.allows(entry)).toBe(false);
  });

  it('not when the calendar was set, back or on', () => {
    const entry = entryOf('a');
    date -= 1;
    expect(freshness.allows(entry)).toBe(false);
    date += 1 + lifetimeMilliseconds;
    expect(freshness.allows(entry)).toBe(false);
  });

  it('not after an import of any size, which holds no memory', () => {
    const entry = entryOf('a');
    pass(1);
    freshness.forget(['a']);
    for (let batch = 0; batch < 50; batch += 1)
      freshness.forget(Array.from({ length: 1_000 }, (_, index) => `${batch}/${index}`));
    expect(freshness.allows(entry)).toBe(false);
    pass(60_000);
    freshness.forget(['z']);
    expect(freshness.remembered).toBe(1);
  });
});

describe('What was found out', () => {
  it('holds until anything is touched, or for less than a second', () => {
    const then = ticks;
    pass(10);
    expect(freshness.isUndisturbedSince(then)).toBe(true);
    freshness.forget(['a']);
    expect(freshness.isUndisturbedSince(then)).toBe(false);
    pass(lifetimeMilliseconds);
    expect(freshness.isUndisturbedSince(ticks - lifetimeMilliseconds)).toBe(false);
  });
});
