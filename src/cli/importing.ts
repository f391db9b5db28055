import { setTimeout as delay } from 'node:timers/promises';
import { Interrupted } from './command.js';
import type { Interrupt } from './interrupt.js';
import { grouped, type Progress, type Standing } from './progress.js';

const [lookMilliseconds, pauseMilliseconds] = [100, 500];
/** Of how many refused rows the command tells. */
export const mostTold = 20;

/** An import as it is followed. */
export interface Followed<T> {
  readonly id: string;
  /** Does what is due of it, as far as nobody else does just now. */
  readonly help: () => Promise<unknown>;
  /** How far it is; null: it has ended. */
  readonly look: () => Promise<{ state: T; standing: Standing | null }>;
  /** Where the API tells of it: `/imports`. */
  readonly place: string;
}

/**
 * Carries an import out together with whoever else does, and gives what it came to. Ctrl-C leaves it as it is: the service
 * goes on with it, or the next import.
 *
 * @throws Interrupted
 */
export async function follow<T>(
  { id, help, look, place }: Followed<T>,
  { progress, interrupt }: { progress: Progress; interrupt: Interrupt },
): Promise<T> {
  const helping = keepHelping(help, interrupt.signal);
  try {
    for (;;) {
      const { state, standing } = await look();
      if (standing === null) return state;
      if (interrupt.signal.aborted) throw new Interrupted(leftAlone(id, place));
      progress.show(standing);
      await Promise.race([delay(lookMilliseconds), helping.failed]);
    }
  } finally {
    progress.end();
    helping.stop();
  }
}

/** The lines that say what became of it. */
export function table(rows: readonly (readonly [string, number])[]): string {
  return rows.map(([name, count]) => `${name.padEnd(10)}${grouped(count).padStart(12)}\n`).join('');
}

/** What is told of refused rows: the first, and how many more. */
export function refusals(
  told: readonly string[],
  refused: number,
  more: { readonly unit: string; readonly place: string },
): string {
  if (refused === 0) return '';
  const others = refused - told.length;
  const rest = others > 0 ? [`and ${grouped(others)} more ${more.unit}: GET /api/v1${more.place}`] : [];
  return `\n${[...told, ...rest].join('\n')}\n`;
}

/** Text of a file on a terminal: in one line, and nothing in it moves the cursor. */
export const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');

const leftAlone = (id: string, place: string): string =>
  [
    `The import ${id} is left as it is, and the service goes on with it.`,
    `GET /api/v1${place}/${id} says how far it is${place === '/imports' ? ', DELETE stops it' : ''}.`,
  ].join('\n');

function keepHelping(
  help: () => Promise<unknown>,
  signal: AbortSignal,
): { stop: () => void; failed: Promise<never> } {
  const stopped = new AbortController();
  const either = AbortSignal.any([signal, stopped.signal]);
  const failed = Promise.withResolvers<never>();
  // whoever waits for it hears of it; when nobody does any more, it is no news
  failed.promise.catch(() => undefined);
  const loop = async (): Promise<void> => {
    while (!either.aborted) {
      await help();
      await delay(pauseMilliseconds, null, { signal: either }).catch(() => null);
    }
  };
  loop().catch(failed.reject);
  return { stop: () => stopped.abort(), failed: failed.promise };
}
