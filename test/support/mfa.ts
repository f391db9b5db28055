import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../../src/clock/clock.js';
import { newId } from '../../src/clock/new-id.js';
import { Actor, type Answer } from './actor.js';
import { password } from './given.js';
import type { Stoa } from './stoa.js';

/** Somebody whose account asks for an authenticator, signed in. */
export type Enrolled = Actor & {
  readonly email: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
};

type Now = Pick<Clock, 'now'>;
const real: Now = { now: () => new Date() };

/** What an authenticator shows, `steps` of thirty seconds from now. */
export function codeOf({ secret }: { secret: string }, steps = 0, clock = real): string {
  const timestamp = clock.now().getTime() + steps * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
}

/** Six digits that are none of those that would be taken. */
export function wrongCodeOf(person: { secret: string }, clock = real): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(person, steps, clock));
  return ['111111', '222222', '333333', '444444', '555555', '666666'].find((code) => !right.includes(code))!;
}

/** Sets an authenticator up for somebody who is signed in, and confirms it with the code of now. */
export async function enrol(actor: Actor, email: string, clock = real): Promise<Enrolled> {
  const { secret } = expectDone(await actor.post('/auth/mfa/enrol'));
  const code = codeOf({ secret }, 0, clock);
  const { recoveryCodes } = expectDone(await actor.post('/auth/mfa/confirm', { code }));
  return Object.assign(new Actor(actor.at, actor.token, actor.id), { email, secret, recoveryCodes });
}

/** A new account with an authenticator. */
export async function enrolledOf(stoa: Stoa, role = 'viewer', clock = real): Promise<Enrolled> {
  const email = `${newId()}@example.com`;
  return enrol(await stoa.given.account({ role, email }), email, clock);
}

/** The token of the challenge that the password alone brings. */
export async function challengeOf(
  stoa: Stoa,
  { email }: { email: string },
  more: { deviceProof?: string; from?: string } = {},
): Promise<string> {
  const { from, ...device } = more;
  const headers = from === undefined ? {} : { 'x-forwarded-for': from };
  const answer = await stoa.nobody.post('/auth/login', { email, password, ...device }, headers);
  if (answer.body.code !== 'MFA_REQUIRED') throw new Error(`no challenge: ${JSON.stringify(answer.body)}`);
  return answer.body.mfaToken;
}

function expectDone({ status, body }: Answer): any {
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
