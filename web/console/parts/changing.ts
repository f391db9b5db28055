import { StoaError } from '@stoa/sdk';
import { Told } from '../queries.js';

const changed =
  'Somebody else has changed this meanwhile. Behind this form it stands as it is now; what you filled in is still ' +
  'here. Send it again to make your changes to that.';

/** Sends a change that holds for what was read. When that has changed, it is read anew and people are told. */
export async function unlessChanged<Result>(
  send: () => Promise<Result>,
  readAgain: () => Promise<unknown>,
): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof StoaError) || error.status !== 412) throw error;
    await readAgain();
    throw new Told(changed);
  }
}

/** What differs from what was there: only that is sent, so that nothing is undone that others changed. */
export function differences<Fields extends object>(before: Fields, after: Fields): Partial<Fields> {
  const entries = Object.entries(after) as [keyof Fields, unknown][];
  const told = entries.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]));
  return Object.fromEntries(told) as Partial<Fields>;
}
