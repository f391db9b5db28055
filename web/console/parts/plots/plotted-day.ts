/** What a day had. */
export interface PlottedDay {
  readonly key: string;
  /** In a word, below the plot. */
  readonly label: string;
  /** In a sentence: `Sat, Jan 31: €35.00 net of 2 orders`. */
  readonly words: string;
  /** The bar. */
  readonly value: number;
  /** The outline behind it. */
  readonly whole: number;
}

/** How tall a plot is, and how much room its edges have for words, in pixels. */
export const height = 230;
export const edges = { top: 12, right: 8, bottom: 26, left: 56 };
