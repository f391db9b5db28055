import { Clock } from '../../src/clock/clock.js';
import type { Stoa } from './stoa.js';

/** A clock in place of the service's own: it stands still but for what the test adds, until it is stopped. */
export function moveClock(stoa: Stoa): { ahead: (seconds: number) => void; stop: () => void } {
  const clock = stoa.app.get(Clock);
  let now = clock.now();
  clock.now = () => now;
  return {
    ahead: (seconds) => (now = new Date(now.getTime() + seconds * 1000)),
    stop: () => Reflect.deleteProperty(clock, 'now'),
  };
}

/** Stops the clock that never jumps, by which the service measures how long something takes. */
export function standStill(stoa: Stoa): { goOn: () => void } {
  const clock = stoa.app.get(Clock);
  const ticks = clock.ticks();
  clock.ticks = () => ticks;
  return { goOn: () => void Reflect.deleteProperty(clock, 'ticks') };
}
