/** Why a total moves, in the order in which it does: what is sold by the dozen, to members, by a code; then what is added. */
export const adjustmentTypes = ['quantity', 'tier', 'code', 'shipping', 'tax'] as const;
export type AdjustmentType = (typeof adjustmentTypes)[number];

/** One step from the prices to the total. Minor units; what is taken off is negative. */
export interface Adjustment {
  readonly type: AdjustmentType;
  /** For people: `20 % for premium members`. */
  readonly label: string;
  readonly amount: number;
  /** It is in the prices already, as taxes are in many countries, and moves no total. */
  readonly isIncluded: boolean;
}
