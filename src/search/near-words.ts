/**
 * Of `known`, the words that `typed` was probably meant to be, the nearest first: one letter wrong, missing, too much
 * or two changed over, from seven letters on two such slips. The word may also have been begun only.
 */
export function nearest(typed: string, known: readonly string[]): string[] {
  const allowed = typed.length < 7 ? 1 : 2;
  return known
    .map((word) => ({ word, slips: slipsTo(typed, word) }))
    .filter(({ slips }) => Math.floor(slips) <= allowed)
    .sort((one, other) => one.slips - other.slips)
    .map(({ word }) => word);
}

/** Slips from `typed` to the word, or to its beginning, which counts for half a slip more. */
function slipsTo(typed: string, word: string): number {
  const beginnings = [-1, 0, 1].map((longer) => word.slice(0, typed.length + longer));
  const begun = Math.min(...beginnings.map((beginning) => distance(typed, beginning)));
  return Math.min(distance(typed, word), begun + 0.5);
}

/** How many letters are wrong, missing, too much, or changed over with their neighbour (optimal string alignment). */
export function distance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  const table = new Map<number, number>();
  const at = (row: number, column: number): number =>
    row === 0 || column === 0 ? row + column : (table.get(row * width + column) ?? 0);
  const width = to.length + 1;
  from.forEach((letter, row) => {
    to.forEach((wanted, column) => {
      const replaced = at(row, column) + (letter === wanted ? 0 : 1);
      const isSwapped = row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === wanted;
      const swapped = isSwapped ? at(row - 1, column - 1) + 1 : replaced;
      const least = Math.min(at(row, column + 1) + 1, at(row + 1, column) + 1, replaced, swapped);
      table.set((row + 1) * width + column + 1, least);
    });
  });
  return at(from.length, to.length);
}
