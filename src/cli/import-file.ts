import { createReadStream, statSync, type ReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Interrupted, WrongUse } from './command.js';
import type { Progress } from './progress.js';
import type { Interrupt } from './interrupt.js';

const drawMilliseconds = 100;
const brokenOff = 'Broken off; nothing was imported.';

/** @throws WrongUse it is not there, or no file */
export function assertFile(path: string): void {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) throw new WrongUse(`There is no file ${path}.`);
  if (!facts.isFile()) throw new WrongUse(`${path} is no file.`);
}

/** The format by the ending of the name, or null. */
export function formatOf<Format extends string>(
  path: string,
  endings: Readonly<Record<string, Format>>,
): Format | null {
  return endings[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? null;
}

/**
 * Hands the file over to `take` and shows how far that is. Ctrl-C breaks it off, and what had come is forgotten.
 *
 * @throws Interrupted
 */
export async function handOver<T>(
  path: string,
  { progress, interrupt }: { progress: Progress; interrupt: Interrupt },
  take: (body: ReadStream) => Promise<T>,
): Promise<T> {
  if (interrupt.signal.aborted) throw new Interrupted(brokenOff);
  const total = statSync(path).size;
  const body = createReadStream(path);
  const what = `reading ${basename(path)}`;
  const drawing = setInterval(
    () => progress.show({ what, done: body.bytesRead, total, count: 0, unit: '' }),
    drawMilliseconds,
  );
  const breakOff = (): void => void body.destroy(new Interrupted(brokenOff));
  interrupt.signal.addEventListener('abort', breakOff, { once: true });
  try {
    return await take(body);
  } finally {
    interrupt.signal.removeEventListener('abort', breakOff);
    clearInterval(drawing);
    progress.end();
    body.destroy();
  }
}
