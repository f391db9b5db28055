import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { nothing, Pump, type Piece } from './pump.js';

/** Work that is done when it is let go on, and what it has found each time; `count`: how often it began. */
function work(pieces: Piece[] = []): { do: () => Promise<Piece>; count: () => number; goOn: () => void } {
  let begun = 0;
  let waiting = Promise.withResolvers<void>();
  return {
    do: async () => {
      begun += 1;
      await waiting.promise;
      return pieces.shift() ?? nothing;
    },
    count: () => begun,
    goOn: () => {
      waiting.resolve();
      waiting = Promise.withResolvers();
    },
  };
}
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await delay(5);
};
const some: Piece = { count: 1, isFull: false };

describe('A pump', () => {
  it('looks again and again by itself', async () => {
    const own = work();
    const pump = new Pump(own.do);
    pump.wake();
    for (const times of [1, 2, 3]) {
      await until(() => own.count() === times);
      own.goOn();
    }
    await until(() => own.count() === 4);
    own.goOn();
    await pump.stop();
  });

  it('that is left to somebody else does nothing until it is woken, also after a rest', async () => {
    const own = work([some]);
    const pump = new Pump(own.do, false);
    pump.wake();
    own.goOn();
    await delay(350);
    expect(own.count()).toBe(1);
    pump.wake();
    expect(own.count()).toBe(2);
    own.goOn();
    await pump.stop();
  });

  it('that is woken while it works, or while it rests, looks once more', async () => {
    const own = work([some, some]);
    const pump = new Pump(own.do, false);
    pump.wake();
    pump.wake();
    own.goOn();
    await until(() => own.count() === 2);
    own.goOn();
    await delay(20);
    pump.wake();
    expect(own.count()).toBe(2);
    await until(() => own.count() === 3);
    own.goOn();
    await pump.stop();
  });
});
