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
