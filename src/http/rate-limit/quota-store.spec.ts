import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../../clock/clock.js';
import { QuotaStore } from './quota-store.js';

class HandClock extends Clock {
  milliseconds = 0;

  override now(): Date {
    return new Date(this.milliseconds);
  }
}

const minute = 60_000;
let clock: HandClock;
let store: QuotaStore;
const remembered = (): number => (store as unknown as { windows: Map<string, unknown> }).windows.size;

beforeEach(() => {
  clock = new HandClock();
  store = new QuotaStore(clock);
});

describe('A quota', () => {
  it('lets in as many as it says, and again after its window', async () => {
    for (let hit = 1; hit <= 3; hit += 1)
      expect(await store.increment('a', minute, 3)).toMatchObject({ totalHits: hit, isBlocked: false });
    clock.milliseconds = 20_500;
    expect(store.count('a', minute, 3)).toEqual({
      totalHits: 4,
      timeToExpire: 40,
      isBlocked: true,
      timeToBlockExpire: 40,
    });
    clock.milliseconds = minute;
    expect(store.count('a', minute, 3)).toMatchObject({
      totalHits: 1,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
  });

  it('is one for each bucket', () => {
    store.count('a', minute, 1);
    expect(store.count('b', minute, 1).isBlocked).toBe(false);
  });

  it('is forgotten when its window has ended', () => {
    for (let bucket = 0; bucket < 1000; bucket += 1) store.count(String(bucket), minute, 1);
    clock.milliseconds = minute;
    for (let bucket = 0; bucket < 1000; bucket += 1) store.count('one and the same', minute, 1);
    expect(remembered()).toBeGreaterThan(900);
    for (let bucket = 0; bucket < 1000; bucket += 1) store.count(`new ${bucket}`, minute, 1);
    expect(remembered()).toBe(1001);
  });

  it('never makes the process remember more than a hundred thousand', () => {
    for (let bucket = 0; bucket < 120_000; bucket += 1) store.count(String(bucket), minute, 1);
    expect(remembered()).toBe(100_000);
    expect(store.count('119999', minute, 1).isBlocked).toBe(true);
    expect(store.count('0', minute, 1).isBlocked).toBe(false);
  });
});

describe('Processes that count together', () => {
  it('are told what was counted since they were last told, once', () => {
    store.count('a', minute, 3);
    store.count('a', minute, 3);
    store.count('b', minute, 3);
    expect(store.tell(10)).toEqual([
      { bucket: 'a', hits: 2, endsAt: minute },
      { bucket: 'b', hits: 1, endsAt: minute },
    ]);
    expect(store.tell(10)).toEqual([]);
    store.count('b', minute, 3);
    expect(store.tell(10)).toEqual([{ bucket: 'b', hits: 1, endsAt: minute }]);
  });

  it('are told of as many as they take; the others come next', () => {
    for (const bucket of ['a', 'b', 'c']) store.count(bucket, minute, 3);
    expect(store.tell(2).map(({ bucket }) => bucket)).toEqual(['a', 'b']);
    store.count('a', minute, 3);
    expect(store.tell(2).map(({ bucket }) => bucket)).toEqual(['c', 'a']);
  });

  it('have one count and one window: what came here meanwhile is added to what all had', () => {
    store.count('a', minute, 3);
    const told = store.tell(10);
    store.count('a', minute, 3);
    expect(told[0]?.hits).toBe(1);
    store.hear([{ bucket: 'a', hits: 2, endsAt: 40_000 }]);
    expect(store.count('a', minute, 3)).toMatchObject({ totalHits: 4, isBlocked: true, timeToExpire: 40 });
    clock.milliseconds = 40_000;
    expect(store.count('a', minute, 3)).toMatchObject({ totalHits: 1, isBlocked: false });
  });

  it('say nothing of a window that is over and forgotten', () => {
    store.count('a', minute, 3);
    clock.milliseconds = minute;
    store.count('b', minute, 3);
    expect(store.tell(10).map(({ bucket }) => bucket)).toEqual(['b']);
    store.hear([{ bucket: 'a', hits: 9, endsAt: 2 * minute }]);
    expect(store.count('a', minute, 3).totalHits).toBe(1);
  });
});
