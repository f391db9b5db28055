import { codewordsOf, sizeOf } from './qr-codewords.js';

type Modules = (boolean | null)[][];

/**
 * The text as the dark and light modules of a QR code (ISO/IEC 18004: bytes, error correction of level L), with the
 * quiet zone around it; null when it is longer than 718 bytes.
 */
export function qrModules(text: string): boolean[][] | null {
  const coded = codewordsOf(new TextEncoder().encode(text));
  if (coded === null) return null;
  const modules = frameOf(coded.version);
  const isData = modules.map((row) => row.map((module) => module === null));
  place(modules, coded.codewords);
  // any mask is valid; this one breaks up what repeats itself
  const masked = modules.map((row, y) =>
    row.map((module, x) => (module === true) !== (isData[y]?.[x] === true && (x + y) % 2 === 0)),
  );
  return withQuietZone(masked);
}

/** Patterns that every code of that version has; null is left for the data. */
function frameOf(version: number): Modules {
  const size = sizeOf(version);
  const modules: Modules = Array.from({ length: size }, () => Array.from({ length: size }, () => null));
  const set = (x: number, y: number, isDark: boolean): void => {
    const row = modules[y];
    if (row !== undefined && x >= 0 && x < size) row[x] = isDark;
  };
  for (let i = 0; i < size; i += 1) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(4, (dx, dy, ring) => set(x + dx, y + dy, ring !== 2 && ring !== 4));
  for (const [x, y] of alignments(version)) square(2, (dx, dy, ring) => set(x + dx, y + dy, ring !== 1));
  setFormat(size, set);
  if (version >= 7) setVersion(version, size, set);
  return modules;
}

type Set = (x: number, y: number, isDark: boolean) => void;

function square(reach: number, draw: (dx: number, dy: number, ring: number) => void): void {
  for (let dy = -reach; dy <= reach; dy += 1)
    for (let dx = -reach; dx <= reach; dx += 1) draw(dx, dy, Math.max(Math.abs(dx), Math.abs(dy)));
}

/** The middles of the small squares; none lies on a corner. */
function alignments(version: number): (readonly [x: number, y: number])[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const [last, step] = [sizeOf(version) - 7, Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2];
  const places = [6, ...Array.from({ length: count - 1 }, (_, i) => last - (count - 2 - i) * step)];
  const corners = new Set([`6 6`, `6 ${last}`, `${last} 6`]);
  return places
    .flatMap((x) => places.map((y) => [x, y] as const))
    .filter(([x, y]) => !corners.has(`${x} ${y}`));
}

/** Level L and mask 0, twice, as the standard writes them (`111011111000100`), and the dark module. */
function setFormat(size: number, set: Set): void {
  const bit = (i: number): boolean => ((0b111011111000100 >> i) & 1) === 1;
  for (let i = 0; i < 6; i += 1) set(8, i, bit(i));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let i = 9; i < 15; i += 1) set(14 - i, 8, bit(i));
  for (let i = 0; i < 8; i += 1) set(size - 1 - i, 8, bit(i));
  for (let i = 8; i < 15; i += 1) set(8, size - 15 + i, bit(i));
  set(8, size - 8, true);
}

/** The version with its check bits, twice. */
function setVersion(version: number, size: number, set: Set): void {
  let rest = version;
  for (let i = 0; i < 12; i += 1) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i += 1) {
    const isDark = ((bits >> i) & 1) === 1;
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)];
    set(a, b, isDark);
    set(b, a, isDark);
  }
}

/** Two columns at a time, from the right, up and down in turn; the sixth column is no part of it. */
function place(modules: Modules, codewords: readonly number[]): void {
  const size = modules.length;
  let i = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      const row = modules[y] ?? [];
      for (const x of [right, right - 1].filter((column) => row[column] === null)) {
        row[x] = (((codewords[i >> 3] ?? 0) >> (7 - (i & 7))) & 1) === 1;
        i += 1;
      }
    }
  }
}

function withQuietZone(modules: readonly boolean[][]): boolean[][] {
  const [edge, width] = [4, modules.length + 8];
  const side = Array.from({ length: edge }, () => false);
  const empty = Array.from({ length: edge }, () => Array.from({ length: width }, () => false));
  return [...empty, ...modules.map((row) => [...side, ...row, ...side]), ...empty];
}
