import { randomInt, randomUUID } from 'node:crypto';

/** The instant and the counter of the last id that this process made for "now". */
let last = { milliseconds: 0, counter: 0 };

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, 12 bits of a counter that starts anywhere in its lower half, 62
 * random bits. Ids sort by the time they were made; those of one process also within a millisecond.
 */
export function newId(given?: number): string {
  const { milliseconds, counter } = given === undefined ? next() : { milliseconds: given, counter: start() };
  const time = milliseconds.toString(16).padStart(12, '0');
  // a UUIDv4 ends in the same variant and 62 random bits, and Node keeps some of them ready
  const random = randomUUID().slice(19);
  return `${time.slice(0, 8)}-${time.slice(8)}-${(0x7000 | counter).toString(16)}-${random}`;
}

/** The counter goes on within a millisecond; when it is full, the next millisecond is borrowed. */
function next(): typeof last {
  const now = Date.now();
  if (now > last.milliseconds) last = { milliseconds: now, counter: start() };
  else if (last.counter < 0xfff) last = { ...last, counter: last.counter + 1 };
  else last = { milliseconds: last.milliseconds + 1, counter: start() };
  return last;
}

function start(): number {
  return randomInt(0x800);
}
