import { choiceOf } from '../variants/option-fit.js';
import type { VariantState } from '../variants/variant-state.js';

/** A variant, there or new, that shall come to a choice which another has. */
export interface Move {
  readonly sku: string;
  /** As {@link choiceOf} says it. */
  readonly choice: string;
}

/**
 * Those of the moves that can be made all at once: of two that come to one choice the earlier is, and none that comes to
 * the choice of a variant which stays where it is.
 */
export function possibleTogether<One extends Move>(
  moves: readonly One[],
  variants: readonly VariantState[],
): readonly One[] {
  const moving = new Set(moves.map(({ sku }) => sku));
  const taken = new Set(variants.filter(({ sku }) => !moving.has(sku)).map(choiceOf));
  const possible = moves.filter(({ choice }) => {
    const isFree = !taken.has(choice);
    taken.add(choice);
    return isFree;
  });
  // whoever cannot move keeps its choice from others
  return possible.length === moves.length ? moves : possibleTogether(possible, variants);
}
