import type { Command } from 'commander';
import { randomInt } from 'node:crypto';
import { Admins } from '../users/admins.js';
import { normalEmail } from '../users/email.js';
import { WrongUse } from './command.js';
import { readPassword } from './password-input.js';
import { withService } from './service.js';

interface Asked {
  readonly name?: string;
  readonly generate?: boolean;
  readonly promote?: boolean;
}

/** No letters that are taken for others: a generated password is read from a screen. */
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const [groupLength, groupCount] = [5, 5];

/** Makes an admin: with a password that is typed, given or made, or of an account that is there. */
export async function userCreateAdmin(command: Command): Promise<void> {
  const [email = ''] = command.args;
  const { name = null, generate = false, promote: isPromoted = false } = command.opts<Asked>();
  assertFit(email, name);
  if (isPromoted) return promote(email);
  const password = await (generate ? generated() : readPassword(terminal));
  await withService((app) => app.get(Admins, { strict: false }).create({ email, name, password }));
  process.stdout.write(`${email} is an admin.\n`);
  if (!generate) return;
  process.stdout.write(`Password: ${password}\n`);
  process.stderr.write('It is shown this once.\n');
}

const terminal = { input: process.stdin, output: process.stderr };

/** @throws WrongUse */
function assertFit(email: string, name: string | null): void {
  if (normalEmail(email) === null || email.length > 254)
    throw new WrongUse(`"${email}" is no e-mail address that an account can have.`);
  if (name !== null && (name.trim() === '' || [...name].length > 100))
    throw new WrongUse('--name must have 1 to 100 characters.');
}

async function promote(email: string): Promise<void> {
  const { user, hasChanged } = await withService((app) => app.get(Admins, { strict: false }).promote(email));
  process.stdout.write(
    hasChanged
      ? `${user.email} is an admin now. Its sessions have ended: sign in again.\n`
      : `${user.email} was an admin already; nothing was changed.\n`,
  );
}

/** 25 letters of 56, which is 145 bits. */
function generated(): string {
  const letter = (): string => letters[randomInt(letters.length)] ?? '';
  const group = (): string => Array.from({ length: groupLength }, letter).join('');
  return Array.from({ length: groupCount }, group).join('-');
}
