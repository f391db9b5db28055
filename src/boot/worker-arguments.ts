import { parseArgs } from 'node:util';

/** It was started in a way that it does not understand. */
export class WrongArguments extends Error {}

/**
 * The consumers that `--only notifications,payments` names; null: it was not said, and everything is done.
 *
 * @throws WrongArguments
 */
export function onlyOf(parameters: readonly string[]): readonly string[] | null {
  const names = asked(parameters)
    ?.split(',')
    .map((name) => name.trim());
  if (names === undefined) return null;
  if (names.includes('')) throw new WrongArguments('--only needs names of consumers, joined by commas.');
  return names;
}

function asked(parameters: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...parameters], options: { only: { type: 'string' } } }).values.only;
  } catch (error) {
    throw new WrongArguments(`${(error as Error).message}\nThere is --only NAME,NAME and nothing else.`);
  }
}
