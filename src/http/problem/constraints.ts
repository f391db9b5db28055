import type { Problem } from './problem.js';

const problems = new Map<string, () => Problem>();

/**
 * Says which problem a named constraint of the database stands for. Features call it once, beside the problem's
 * class, and then just insert: the database decides, and two that race get one winner.
 */
export function onConstraint(constraint: string, make: () => Problem): void {
  problems.set(constraint, make);
}

/** The problem that was registered for the constraint, or null. */
export function problemOfConstraint(constraint: string | null): Problem | null {
  return problems.get(constraint ?? '')?.() ?? null;
}
