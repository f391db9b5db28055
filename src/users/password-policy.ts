import { dictionary } from '@zxcvbn-ts/language-common';
import { ValidationFailed } from '../http/problem/problems.js';

/** Whose password it would be; words that an attacker tries first. */
export interface Bearer {
  readonly email: string;
  readonly name: string | null;
}

/** Passwords that leak most, compared whole and without regard to case. */
const common = new Set(dictionary['passwords-common']);
/** From here on a password counts as long: what staff need who have no second factor (ASVS 6.2.1). */
const longFrom = 15;

/** Whether it is as long as that of staff without a second factor has to be. */
export function isLong(password: string): boolean {
  return [...password.normalize('NFC')].length >= longFrom;
}

/**
 * Refuses what is guessed first: the passwords that everybody uses, and the person's or the product's own name with
 * digits and signs around it. The length is checked with the form of the request.
 *
 * @throws ValidationFailed about `field`
 */
export function assertNotGuessable(password: string, { email, name }: Bearer, field = 'password'): void {
  const bare = lettersOf(password);
  const own = ['stoa', ...email.split('@'), email, ...(name === null ? [] : [name, ...name.split(' ')])];
  const isOwn = own.map(lettersOf).some((word) => word.length >= 3 && bare === word);
  if (!isOwn && !common.has(password.toLowerCase())) return;
  throw new ValidationFailed([
    { field, message: 'is among the first that anyone would guess; choose another', code: 'PASSWORD_COMMON' },
  ]);
}

/**
 * Staff need 15 characters or a second factor (R3).
 *
 * @throws ValidationFailed about `field`
 */
export function assertLongEnough(password: string, field = 'password'): void {
  if (isLong(password)) return;
  const message = `must have at least ${longFrom} characters, because the account is one of staff without a second factor`;
  throw new ValidationFailed([{ field, message, code: 'PASSWORD_TOO_SHORT_FOR_STAFF' }]);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
}
