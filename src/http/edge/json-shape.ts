/** Why a body is refused before it is parsed. */
export type ShapeFault = 'too deep' | 'too many values' | 'unstorable text';

/** The most that a body may hold (R29): checking costs one pass over the bytes, parsing and validating far more. */
export interface ShapeLimits {
  /** Lists and objects inside each other; a list of numbers is 1 deep. */
  readonly depth: number;
  /** Lists, objects, texts, numbers and words, the whole included; names of members do not count. */
  readonly values: number;
}

const [space, quote, comma, backslash, letterU] = [0x20, 0x22, 0x2c, 0x5c, 0x75];
const opening = new Set([...'{['].map((bracket) => bracket.charCodeAt(0)));
const closing = new Set([...'}]'].map((bracket) => bracket.charCodeAt(0)));

/** By how much a byte nests deeper. */
const steps = Int8Array.from(
  { length: 256 },
  (_, byte) => Number(opening.has(byte)) - Number(closing.has(byte)),
);

/**
 * Measures JSON by its punctuation without building anything: nesting, number of values, and escapes that name a
 * NUL or half a surrogate pair, which PostgreSQL cannot store. Whether it is JSON at all is for the parser to say.
 */
export function faultOfShape(bytes: Buffer, limits: ShapeLimits): ShapeFault | null {
  const size = new Size();
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? space;
    if (byte <= space) continue;
    size.take(byte);
    if (size.depth > limits.depth) return 'too deep';
    if (size.values > limits.values) return 'too many values';
    if (byte === quote) at = endOfString(bytes, at);
    if (at < 0) return 'unstorable text';
  }
  return null;
}

/** What has been seen of a text so far. */
class Size {
  depth = 0;
  /** The whole is one; every list or object that is not empty brings one more than it has commas. */
  values = 1;
  private isFirst = false;

  take(byte: number): void {
    const step = steps[byte] ?? 0;
    if (byte === comma || (this.isFirst && step >= 0)) this.values += 1;
    this.isFirst = step > 0;
    this.depth += step;
  }
}

/** Index of the closing quote (or of the end); -1 when the string holds what cannot be stored. */
function endOfString(bytes: Buffer, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (bytes[at] === quote) return at;
    if (bytes[at] !== backslash) continue;
    at += 1;
    if (bytes[at] !== letterU) continue;
    const length = storableEscape(bytes, at - 1);
    if (length === 0) return -1;
    at += length - 2;
  }
  return bytes.length;
}

/** Length of the `\uXXXX` escape at `at`, a surrogate pair counted whole; 0 when it is a NUL or half a pair. */
function storableEscape(bytes: Buffer, at: number): number {
  const unit = unitAt(bytes, at);
  if (unit === 0 || isBetween(unit, 0xdc00, 0xdfff)) return 0;
  if (!isBetween(unit, 0xd800, 0xdbff)) return 6;
  const isEscape = bytes[at + 6] === backslash && bytes[at + 7] === letterU;
  return isEscape && isBetween(unitAt(bytes, at + 6), 0xdc00, 0xdfff) ? 12 : 0;
}

function isBetween(unit: number | null, first: number, last: number): boolean {
  return unit !== null && unit >= first && unit <= last;
}

/** The code unit of the escape at `at`, or null when its digits are wrong (the parser will say so). */
function unitAt(bytes: Buffer, at: number): number | null {
  const digits = bytes.toString('latin1', at + 2, at + 6);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? parseInt(digits, 16) : null;
}
