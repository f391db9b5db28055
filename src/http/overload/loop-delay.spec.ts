import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { LoopDelay, withTurn } from './loop-delay.js';

/** Keeps everything else in this process waiting. */
function stall(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

describe('How late the event loop is', () => {
  it('is nothing before anybody looks', () => {
    expect(new LoopDelay().milliseconds).toBe(0);
  });

  it('is known before the loop has come by again, and passes', async () => {
    const loop = new LoopDelay();
    loop.start(() => undefined);
    stall(600);
    const stalled = loop.milliseconds;
    expect(stalled).toBeGreaterThan(300);
    while (loop.milliseconds > stalled / 4) await delay(10);
    loop.stop();
    expect(loop.milliseconds).toBe(0);
  });

  it('counts a long turn for as long as it took, so that one short stop is little and many are all', () => {
    expect(withTurn(0, 20)).toBe(0);
    expect(withTurn(0, 100)).toBeLessThan(30);
    expect(withTurn(0, 1_000)).toBeGreaterThan(900);
    let average = 0;
    for (let turn = 0; turn < 20; turn += 1) average = withTurn(average, 120);
    expect(average).toBeGreaterThan(95);
    for (let turn = 0; turn < 100; turn += 1) average = withTurn(average, 20);
    expect(average).toBeLessThan(1);
  });
});
