import type { Finding, State } from './finding.js';

/** A finding with the name of its check. */
export interface Line extends Finding {
  readonly check: string;
}

const colours: Readonly<Record<State, number>> = { ok: 32, warning: 33, fault: 31 };
const [stateWidth, checkWidth] = [9, 15];

/** One line: state, check, what is so, what to do. */
export function lineOf({ state, check, says, advice }: Line, isColoured: boolean): string {
  const word = state.padEnd(stateWidth);
  const shown = isColoured ? `\u001b[${colours[state]}m${word}\u001b[0m` : word;
  return `${shown}${check.padEnd(checkWidth)}${[says, advice].filter((part) => part !== null).join(' ')}\n`;
}

/** How many there are of each. */
export function summaryOf(lines: readonly Line[]): string {
  const count = (state: State): number => lines.filter((line) => line.state === state).length;
  const [warnings, faults] = [count('warning'), count('fault')];
  const words = [`${count('ok')} ok`, numbered(warnings, 'warning'), numbered(faults, 'fault')];
  return `\n${words.join(', ')}.\n`;
}

/** The same for programs. */
export function jsonOf(lines: readonly Line[]): string {
  const checks = lines.map(({ check, state, says, advice }) => ({ check, state, says, advice }));
  return `${JSON.stringify({ ok: !hasFault(lines), checks }, null, 2)}\n`;
}

export const hasFault = (lines: readonly Line[]): boolean => lines.some(({ state }) => state === 'fault');

const numbered = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
