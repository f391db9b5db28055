/** Check codewords of a block, and blocks, of versions 1 to 18 at level L (ISO/IEC 18004, table 9). */
const checks = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30];
const blocks = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6];

/** Modules of a side. */
export const sizeOf = (version: number): number => version * 4 + 17;

/** The smallest version that has room for the bytes, and its codewords with their checks; null: none has. */
export function codewordsOf(bytes: Uint8Array): { version: number; codewords: number[] } | null {
  for (let version = 1; version <= checks.length; version += 1) {
    const shape = shapeOf(version);
    const countBits = version < 10 ? 8 : 16;
    if (4 + countBits + bytes.length * 8 > shape.data * 8) continue;
    return { version, codewords: interleaved(dataOf(bytes, countBits, shape.data), shape) };
  }
  return null;
}

interface Shape {
  readonly all: number;
  readonly data: number;
  readonly blocks: number;
  readonly checks: number;
}

function shapeOf(version: number): Shape {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const alignments = Math.floor(version / 7) + 2;
    modules -= (25 * alignments - 10) * alignments - 55;
    if (version >= 7) modules -= 36;
  }
  const [perBlock = 0, count = 1] = [checks[version - 1], blocks[version - 1]];
  const all = Math.floor(modules / 8);
  return { all, data: all - perBlock * count, blocks: count, checks: perBlock };
}

/** Byte mode, how many, the bytes, an end, and the filling that the standard wants. */
function dataOf(bytes: Uint8Array, countBits: number, room: number): number[] {
  const text = (value: number, length: number): string => value.toString(2).padStart(length, '0');
  let bits = text(0b0100, 4) + text(bytes.length, countBits);
  for (const byte of bytes) bits += text(byte, 8);
  bits += '0'.repeat(Math.min(4, room * 8 - bits.length));
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
  const data = (bits.match(/.{8}/g) ?? []).map((one) => Number.parseInt(one, 2));
  for (let fill = 0xec; data.length < room; fill ^= 0xec ^ 0x11) data.push(fill);
  return data;
}

/** Blocks of which the last ones may be one longer, read across; then their checks, read across. */
function interleaved(data: readonly number[], shape: Shape): number[] {
  const short = Math.floor(shape.all / shape.blocks) - shape.checks;
  const shortBlocks = shape.blocks - (shape.all % shape.blocks);
  const divisor = divisorOf(shape.checks);
  const parts: number[][] = [];
  for (let i = 0, at = 0; i < shape.blocks; i += 1) {
    const length = short + (i < shortBlocks ? 0 : 1);
    parts.push(data.slice(at, at + length));
    at += length;
  }
  const across = (rows: readonly number[][], length: number): number[] =>
    Array.from({ length }, (_, i) => rows.flatMap((row) => row.slice(i, i + 1))).flat();
  return [
    ...across(parts, short + 1),
    ...across(
      parts.map((part) => remainderOf(part, divisor)),
      shape.checks,
    ),
  ];
}

/** The product of two elements of GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function product(a: number, b: number): number {
  let result = 0;
  for (let i = 7; i >= 0; i -= 1) {
    result = (result << 1) ^ ((result >> 7) * 0x11d);
    result ^= ((b >> i) & 1) * a;
  }
  return result;
}

/** The generator polynomial of Reed and Solomon without its first coefficient, which is 1. */
function divisorOf(degree: number): number[] {
  let result = [...Array.from({ length: degree - 1 }, () => 0), 1];
  for (let i = 0, root = 1; i < degree; i += 1, root = product(root, 2))
    result = result.map((one, at) => product(one, root) ^ (result[at + 1] ?? 0));
  return result;
}

function remainderOf(data: readonly number[], divisor: readonly number[]): number[] {
  let result = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result[0] ?? 0);
    result = [...result.slice(1), 0].map((one, i) => one ^ product(divisor[i] ?? 0, factor));
  }
  return result;
}
