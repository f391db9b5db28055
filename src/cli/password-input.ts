import type { ReadStream } from 'node:tty';
import { CannotDo, Interrupted } from './command.js';

/** More than any password has; what comes beyond is not read. */
const longestBytes = 4_096;
const lineEnds = new Set(['\r', '\n']);
const erasers = new Set(['\u007f', '\b']);
const [interrupt, endOfInput, newLine] = ['\u0003', '\u0004', '\n'];

/** Where a password comes from and where it is asked for. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>;
  readonly output: { write(text: string): unknown };
}

/**
 * A password that somebody types twice, unseen, or the first line of what is no terminal. It never stands in the arguments,
 * which every program on the machine can read.
 *
 * @throws CannotDo the two are not the same, or nothing came
 * @throws Interrupted
 */
export async function readPassword({ input, output }: Terminal): Promise<string> {
  if (input.isTTY !== true) return given(await allOf(input));
  const keyboard = new Keyboard(input);
  try {
    const first = await keyboard.line(output, 'Password: ');
    const second = await keyboard.line(output, 'The same again: ');
    if (first !== second) throw new CannotDo('The two passwords are not the same; nothing was made.');
    return given(first);
  } finally {
    keyboard.release();
  }
}

async function allOf(input: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of input) {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    length += bytes.length;
    if (length > longestBytes || bytes.includes(newLine)) break;
  }
  return Buffer.concat(parts).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
}

function given(password: string): string {
  if (password !== '') return password;
  throw new CannotDo('No password came; type one, pass one on standard input, or use --generate.');
}

/** A terminal whose letters we read ourselves, so that it shows none; what is typed ahead waits for the next question. */
class Keyboard {
  private typed: string[] = [];
  private onKey: () => void = () => undefined;
  private hasEnded = false;

  constructor(private readonly input: Terminal['input']) {
    input.setRawMode?.(true);
    input.setEncoding('utf8');
    input.on('data', this.take).on('end', this.end).resume();
  }

  async line(output: Terminal['output'], question: string): Promise<string> {
    output.write(question);
    const letters: string[] = [];
    for (;;) {
      const key = await this.next();
      if (key === null || key === interrupt || (key === endOfInput && letters.length === 0))
        throw new Interrupted('\nNothing was made.');
      if (lineEnds.has(key) || key === endOfInput) break;
      if (erasers.has(key)) letters.pop();
      else letters.push(key);
    }
    output.write('\n');
    return letters.join('');
  }

  /** The terminal is as it was. */
  release(): void {
    this.input.off('data', this.take).off('end', this.end).pause();
    this.input.setRawMode?.(false);
  }

  private readonly take = (text: string | Buffer): void => {
    this.typed.push(...String(text));
    this.onKey();
  };

  private readonly end = (): void => {
    this.hasEnded = true;
    this.onKey();
  };

  private async next(): Promise<string | null> {
    while (this.typed.length === 0 && !this.hasEnded)
      await new Promise<void>((resolve) => (this.onKey = resolve));
    return this.typed.shift() ?? null;
  }
}
