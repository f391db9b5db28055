import type { Command } from 'commander';

/** How a command is carried out, once its arguments were found right. What it cannot do it throws. */
export type Run = (command: Command) => Promise<void>;

/** A row of the table of commands. */
export interface CommandRow {
  /** As one types it: `import products`. */
  readonly name: string;
  /** One line, for the list of all. */
  readonly summary: string;
  /** Gives the command its arguments and options. */
  readonly shape: (command: Command) => Command;
  /** Loads it: the help of one command does not wait for the code of all. */
  readonly load: () => Promise<Run>;
}

/** It cannot be done, for a reason that the message says whole; the exit code is 1. */
export class CannotDo extends Error {}

/** It was called in a way that it does not understand; the exit code is 2. */
export class WrongUse extends Error {}

/** Ended from the keyboard; the exit code is that of programs which Ctrl-C ends. */
export class Interrupted extends Error {}
