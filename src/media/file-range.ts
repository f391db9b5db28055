import type { ByteRange } from './store/media-store.js';

const oneRange = /^bytes=\s*(?:(?<from>\d{1,15})-(?<to>\d{1,15})?|-(?<last>\d{1,15}))\s*$/i;

/**
 * The part of a file of `size` bytes that a `Range` header asks for (RFC 9110 §14.2). `whole`: all of it is sent, as for
 * every header that asks for something else than one range of bytes; null: there is no such part.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'whole' | null {
  const asked = oneRange.exec(header ?? '')?.groups;
  if (asked === undefined) return 'whole';
  const { from, to = String(size - 1), last } = asked;
  if (last !== undefined) return part(Math.max(0, size - Number(last)), size - 1, size);
  if (asked['to'] !== undefined && Number(to) < Number(from)) return 'whole';
  return part(Number(from), Math.min(Number(to), size - 1), size);
}

function part(start: number, end: number, size: number): ByteRange | null {
  return start < size ? { start, end } : null;
}
