import { describe, expect, it } from '@jest/globals';
import { Clock } from '../clock/clock.js';
import type { Entry } from './entry.js';
import { Freshness } from './freshness.js';
import { MemoryTier } from './memory-tier.js';

const clock = new Clock();
const freshness = new Freshness(clock);
const entryOf = (text: string): Entry => ({
  ...{ body: Buffer.from(text), etag: '"x"', meta: null, from: 'database', subjects: ['a'] },
  ...{ born: clock.ticks(), date: clock.now().getTime() },
});
const put = (tier: MemoryTier, key: string, body = ''): boolean => tier.set(key, { value: entryOf(body) });

describe('The tier in the process', () => {
  it('holds no more than its bytes, and lets go first of what was not asked for the longest', async () => {
    const tier = new MemoryTier(freshness, 10_000);
    for (const key of ['a', 'b', 'c', 'd']) put(tier, key, 'x'.repeat(2_000));
    expect(tier.size).toBe(3);
    expect(await tier.get('a')).toBeUndefined();
    expect(await tier.get('b')).toBeDefined();
    put(tier, 'e', 'x'.repeat(2_000));
    expect(await tier.get('c')).toBeUndefined();
    expect(await tier.get('b')).toBeDefined();
  });

  it('counts what is put again, dropped or cleared only once', async () => {
    const tier = new MemoryTier(freshness, 10_000);
    for (let time = 0; time < 100; time += 1) put(tier, 'a', 'x'.repeat(2_000));
    for (let time = 0; time < 100; time += 1) {
      put(tier, 'b', 'x'.repeat(2_000));
      await tier.delete('b');
    }
    put(tier, 'c', 'x'.repeat(2_000));
    expect(tier.size).toBe(2);
    await tier.clear();
    for (const key of ['d', 'e', 'f']) put(tier, key, 'x'.repeat(2_000));
    expect(tier.size).toBe(3);
  });

  it('gives nothing that is over, and lets it go', async () => {
    const tier = new MemoryTier(freshness, 10_000);
    put(tier, 'a');
    freshness.forget(['a']);
    expect(await tier.get('a')).toBeUndefined();
    expect(tier.size).toBe(0);
  });

  it('holds of a small answer what it counts, and nothing that lay beside it', () => {
    const tier = new MemoryTier(freshness, 10_000);
    put(tier, 'a', 'x'.repeat(100));
    const body = tier.find('a')?.body;
    expect([body?.toString(), body?.buffer.byteLength]).toEqual(['x'.repeat(100), 100]);
  });

  it('lets go of what is over when something else comes, however much would still find room', () => {
    const tier = new MemoryTier(freshness, 1_000_000);
    for (const key of ['a', 'b', 'c']) put(tier, key);
    freshness.forget(['a']);
    put(tier, 'd');
    expect(tier.size).toBe(1);
  });

  it('holds nothing that is larger than all of it', () => {
    const tier = new MemoryTier(freshness, 1_000);
    put(tier, 'a', 'x'.repeat(2_000));
    expect(tier.size).toBe(0);
  });
});
