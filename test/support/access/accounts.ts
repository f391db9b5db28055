import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../../src/clock/new-id.js';
import { password } from '../given.js';
import type { Stoa } from '../stoa.js';
import { accountOf, sessionOf, signIn, type Entries } from './scene.js';

const another = 'another long enough password';
const newEmail = (): string => `${newId()}@example.com`;

/** Accounts, the ways into them, and the devices that are signed in. */
export const accountEntries: Entries = {
  createUser: () => ({ body: { email: newEmail(), password } }),
  getMe: () => ({}),
  getNotifications: () => ({}),
  updateNotifications: () => ({ body: { topics: [{ topic: 'comments', enabled: true }] } }),
  getUser: ({ owner }) => ({ params: { id: owner.id } }),
  getPerson: ({ owner }) => ({ params: { id: owner.id } }),
  getPersonExport: ({ owner }) => ({ params: { id: owner.id } }),
  listUsers: () => ({}),
  replaceUser: ({ owner }) => ({ params: { id: owner.id }, body: { name: newId() } }),
  updateUser: ({ owner }) => ({ params: { id: owner.id }, body: { name: newId() } }),
  deleteUser: async ({ stoa, who, caller }) => {
    const leaving = await accountOf(stoa);
    return { params: { id: leaving.id }, as: who === 'owner' ? leaving : caller };
  },
  listAuditEntries: () => ({}),

  login: ({ owner }) => ({ body: { email: owner.email, password } }),
  refresh: async ({ stoa, owner: { email } }) => {
    const { body } = await stoa.nobody.post('/auth/login', { email, password });
    return { body: { refreshToken: body.refreshToken } };
  },
  logout: async ({ again }) => ({ as: await again() }),
  reauthenticate: () => ({ body: { password } }),

  verifyEmail: async ({ stoa, newcomer }) => {
    const { id, email } = await newcomer();
    return { body: { token: await oneTimeToken(stoa, 'email_verify', id, { emailKey: email }) } };
  },
  resendVerification: async ({ newcomer }) => ({ body: { email: (await newcomer()).email } }),
  changeEmail: () => ({ body: { email: newEmail() } }),
  forgotPassword: async ({ newcomer }) => ({ body: { email: (await newcomer()).email } }),
  resetPassword: async ({ stoa, newcomer }) => {
    const { id } = await newcomer();
    return { body: { token: await oneTimeToken(stoa, 'password_reset', id), password: another } };
  },
  changePassword: async ({ newcomer }) => ({
    as: await newcomer(),
    body: { currentPassword: password, newPassword: another },
  }),

  listSessions: () => ({}),
  endSession: async ({ stoa, owner }) => ({
    params: { id: sessionOf(await signIn(stoa, owner.email)) },
  }),
  endOtherSessions: async ({ stoa, newcomer }) => {
    const person = await newcomer();
    await signIn(stoa, person.email);
    return { as: person };
  },
  endUserSessions: async ({ newcomer }) => ({ params: { id: (await newcomer()).id } }),
};

/** What a mail would bring. */
export async function oneTimeToken(
  stoa: Stoa,
  purpose: string,
  userId: string | null,
  facts: Readonly<Record<string, string>> = {},
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await stoa.sql.query(
    `INSERT INTO one_time_tokens (id, purpose, user_id, token_hash, facts, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, now(), now() + interval '10 minutes')`,
    [newId(), purpose, userId, createHash('sha256').update(token).digest(), facts],
  );
  return token;
}
