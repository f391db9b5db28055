import { Command, CommanderError } from 'commander';
import { Interrupted, WrongUse, type CommandRow } from './command.js';
import { commands } from './commands.js';
import { reasonOf } from './reasons.js';

const [failed, misused, interrupted] = [1, 2, 130];
const groups: Readonly<Record<string, string>> = {
  import: 'Take products or posts in from a file',
  export: 'Write products or posts to a file',
};

/** Runs the command that the arguments name, and sets the exit code: 0 done, 1 not, 2 not understood, 130 Ctrl-C. */
export async function runCommandLine(parameters: readonly string[]): Promise<void> {
  endQuietlyWithoutReader();
  const program = programOf(commands);
  if (parameters.length === 0) return void program.outputHelp();
  try {
    await program.parseAsync([...parameters], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // it has said what is wrong, or shown the help that was asked for
      process.exitCode = error.exitCode === 0 ? 0 : misused;
      return;
    }
    process.exitCode = codeOf(error);
    process.stderr.write(`${await reasonOf(error)}\n`);
  }
}

/** The program with all that is in the table. */
export function programOf(rows: readonly CommandRow[]): Command {
  const program = new Command('npm run stoa --')
    .description('What an operator of Stoa does from a terminal.')
    .helpCommand(false)
    .showHelpAfterError('Add --help to see what it takes.')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: (.)/, capital)) })
    .exitOverride();
  for (const row of rows) addTo(program, row);
  return program;
}

function addTo(program: Command, { name, summary, shape, load }: CommandRow): void {
  const [first = '', second] = name.split(' ');
  const parent = second === undefined ? program : groupOf(program, first);
  const command = shape(parent.command(second ?? first).description(summary)).allowExcessArguments(false);
  command.action(async () => {
    const run = await load();
    await run(command);
  });
}

function groupOf(program: Command, name: string): Command {
  const known = program.commands.find((command) => command.name() === name);
  return (
    known ??
    program
      .command(name)
      .description(groups[name] ?? '')
      .helpCommand(false)
  );
}

const capital = (_: string, letter: string): string => letter.toUpperCase();

function codeOf(error: unknown): number {
  if (error instanceof WrongUse) return misused;
  return error instanceof Interrupted ? interrupted : failed;
}

/** Whoever reads our output may stop, as `head` does; then there is nothing more to say. */
function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
}
