import { randomFillSync, randomInt } from 'node:crypto';

/** The instant and the counter of the last id that this process made for "now". */
let last = { milliseconds: 0, counter: 0 };

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, 12 bits of a counter that starts anywhere in its lower half, 62
 * random bits. Ids sort by the time they were made; those of one process also within a millisecond.
 */
export function newId(given?: number): string {
  const { milliseconds, counter } = given === undefined ? next() : { milliseconds: given, counter: start() };
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
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
