import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CommandRow } from './command.js';

const as = (command: Command): Command =>
  command.option('--as <email>', 'the account that does it; needed where there is more than one admin');

/** An id as it is written; what is none would be looked for in vain. */
function idOf(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new InvalidArgumentError('It must be the id of a dead letter.');
}

/** Every command, in the order of the help. docs/cli.md tells of each. */
export const commands: readonly CommandRow[] = [
  {
    name: 'doctor',
    summary: 'Check the set-up and say what to do',
    shape: (command) => command.option('--json', 'for programs'),
    load: async () => (await import('./doctor.js')).doctor,
  },
  {
    name: 'migrate',
    summary: 'Bring the database to the schema of this release',
    shape: (command) => command,
    load: async () => (await import('./migrate.js')).migrate,
  },
  {
    name: 'user:create-admin',
    summary: 'Make an account that may do everything',
    shape: (command) =>
      command
        .argument('<email>', 'its address, which counts as verified')
        .option('--name <name>', 'what others see beside posts and comments')
        .option('--generate', 'make the password, and print it once')
        .addOption(
          new Option('--promote', 'make an admin of the account that has the address')
            .conflicts('generate')
            .conflicts('name'),
        )
        .addHelpText(
          'after',
          '\nThe password is asked for on a terminal, and otherwise read from standard input: 15 characters or more.',
        ),
    load: async () => (await import('./user-create-admin.js')).userCreateAdmin,
  },
  {
    name: 'import products',
    summary: 'Import products from a file of CSV or NDJSON',
    shape: (command) =>
      as(command.argument('<file>', 'as "export products" writes it'))
        .addOption(new Option('--format <format>', 'told by the name of the file').choices(['csv', 'ndjson']))
        .option('--dry-run', 'only say what would happen')
        .option('--atomic', 'all rows or, when one is refused, none'),
    load: async () => (await import('./import-products.js')).importProducts,
  },
  {
    name: 'import posts',
    summary: 'Import posts from a zip archive of Markdown, or the XML of WordPress',
    shape: (command) => as(command.argument('<file>', 'with a name that ends in .zip or .xml')),
    load: async () => (await import('./import-posts.js')).importPosts,
  },
  {
    name: 'export products',
    summary: 'Write all products as CSV or NDJSON',
    shape: (command) =>
      command
        .option('--out <file>', 'instead of standard output')
        .addOption(
          new Option('--format <format>', 'told by the name of the file, or csv').choices(['csv', 'ndjson']),
        ),
    load: async () => (await import('./export-products.js')).exportProducts,
  },
  {
    name: 'export posts',
    summary: 'Write all posts as a zip archive of Markdown',
    shape: (command) => command.option('--out <file>', 'instead of standard output'),
    load: async () => (await import('./export-posts.js')).exportPosts,
  },
  {
    name: 'keys:rotate',
    summary: 'Publish the next signing key',
    shape: (command) => command.option('--now', 'for a key that leaked: a new one signs at once'),
    load: async () => (await import('./keys-rotate.js')).keysRotate,
  },
  {
    name: 'events:replay',
    summary: 'Deliver dead letters once more',
    shape: (command) =>
      command
        .option('--consumer <name>', 'only those of one consumer')
        .option('--type <type>', 'only those of one type of event')
        .option('--id <id>', 'only this one', idOf)
        .option('--dry-run', 'only say which'),
    load: async () => (await import('./events-replay.js')).eventsReplay,
  },
  {
    name: 'history:verify',
    summary: 'Check that no history of an order was tampered with',
    shape: (command) => command,
    load: async () => (await import('./history-verify.js')).historyVerify,
  },
];
