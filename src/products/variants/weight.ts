/**
 * The most that one of a variant weighs, in grams. The dearest way to send the heaviest order, with a tax on it, is then
 * still an exact number.
 */
export const heaviest = 400_000;
