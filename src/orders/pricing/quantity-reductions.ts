import type { Reduction } from './reductions.js';

/** A line of a product that may cost less by the dozen; its breaks the smallest first, rates in millionths. */
interface Counted {
  readonly productId: string;
  readonly name: string;
  readonly quantity: number;
  readonly quantityBreaks: readonly { readonly minQuantity: number; readonly rate: number }[];
}

const longestName = 150;

/** What each product gives for how many of it there are, whichever of its variants: the highest break that is reached. */
export function quantityReductions<Line extends Counted>(lines: readonly Line[]): Reduction<Line>[] {
  const products = new Map(lines.map((line) => [line.productId, line]));
  return [...products.values()].flatMap(({ productId, name, quantityBreaks }) => {
    const quantity = lines.reduce((sum, line) => sum + (line.productId === productId ? line.quantity : 0), 0);
    const reached = quantityBreaks.filter(({ minQuantity }) => minQuantity <= quantity).at(-1);
    if (reached === undefined) return [];
    const { rate, minQuantity } = reached;
    const label = `${rate / 10_000} % from ${minQuantity} of ${[...name].slice(0, longestName).join('')}`;
    return [{ type: 'quantity', label, off: { rate }, covers: (line) => line.productId === productId }];
  });
}
