import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { asService } from './server.js';
import type { Stoa } from './stoa.js';

// each run starts the whole program, several in one test
jest.setTimeout(180_000);

/** What a run of a command came to. */
export interface Run {
  readonly code: number | null;
  /** What it answered. */
  readonly output: string;
  /** What it said beside: progress, and what is wrong. */
  readonly aside: string;
}

/** What a run is given. */
export interface Given {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Within a terminal, in which both outputs are one. */
  readonly terminal?: boolean;
  /** Is told what has been said so far, each time it says something, and may type or end it. */
  readonly onText?: (said: string, hands: { type: (text: string) => void; interrupt: () => void }) => void;
}

const program = [process.execPath, '--import', './test/support/typescript.mjs', 'src/stoa.ts'] as const;
const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Runs the real program to its end, in an environment of its own. */
export function command(parameters: readonly string[], given: Given = {}): Promise<Run> {
  const words = [...program, ...parameters];
  const [file = '', ...rest] = given.terminal
    ? ['script', '-qec', words.map(quoted).join(' '), '/dev/null']
    : words;
  const child = spawn(file, rest, {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      TERM: 'xterm',
      SHELL: '/bin/sh',
      ...given.environment,
    },
    stdio: 'pipe',
  });
  const said = { output: '', aside: '' };
  const hands = {
    type: (text: string) => void child.stdin.write(text),
    interrupt: () => void child.kill('SIGINT'),
  };
  for (const [name, stream] of [['output', child.stdout] as const, ['aside', child.stderr] as const])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      given.onText?.(said.output + said.aside, hands);
    });
  child.stdin.on('error', () => undefined);
  if (given.input !== undefined || given.onText === undefined) child.stdin.end(given.input ?? '');
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

/** The environment in which commands find the database of a service. */
export const beside = (stoa: Stoa): Record<string, string> => ({
  DATABASE_URL: asService(stoa.databaseUrl),
  DATABASE_OWNER_URL: stoa.databaseUrl,
  KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
});
