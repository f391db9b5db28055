import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailDelivery } from '../src/mail/mail-delivery.js';
import { password } from './support/given.js';
import { hold } from './support/hold.js';
import { lettersTo } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { enrolledOf } from './support/mfa.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

/** Runs `work`, which comes to need an account that is being erased; gives what it gives once that is over. */
async function duringErasure<T>(id: string, work: () => Promise<T>): Promise<T> {
  const held = await hold(stoa, 'DELETE FROM users WHERE id = $1', [id]);
  const working = work();
  await held.untilAwaited();
  await held.release();
  return working;
}

/** The same for an account that is erased when `work`, which first waits for `lock`, has ended its transaction. */
async function beforeTheAnswer<T>(id: string, lock: string, work: () => Promise<T>): Promise<T> {
  const held = await hold(stoa, lock, [id]);
  const working = work();
  await held.untilAwaited();
  const erasing = hold(stoa, `LOCK users IN ACCESS EXCLUSIVE MODE; DELETE FROM users WHERE id = '${id}'`);
  await held.untilAwaited(2);
  await held.release();
  await (await erasing).release();
  return working;
}

describe('Somebody who is erased', () => {
  it('while signing in is told what everybody is told who has no account, also with a second factor', async () => {
    const anna = await enrolledOf(stoa);
    const answer = await duringErasure(anna.id, () =>
      stoa.nobody.post('/auth/login', { email: anna.email, password }),
    );
    expectProblem(answer, 401, 'INVALID_CREDENTIALS');
  });

  it('after being let in and before the answer is told the same', async () => {
    const { id } = await stoa.given.viewer();
    const answer = await beforeTheAnswer(id, 'SELECT FROM users WHERE id = $1 FOR UPDATE', () =>
      stoa.nobody.post('/auth/login', { email: `${id}@example.com`, password }),
    );
    expectProblem(answer, 401, 'INVALID_CREDENTIALS');
  });

  it('while refreshing has a refresh token that is not valid any more', async () => {
    const { id } = await stoa.given.viewer();
    const { body } = await stoa.nobody.post('/auth/login', { email: `${id}@example.com`, password });
    const answer = await beforeTheAnswer(id, 'SELECT FROM sessions WHERE user_id = $1 FOR UPDATE', () =>
      stoa.nobody.post('/auth/refresh', { refreshToken: body.refreshToken }),
    );
    expectProblem(answer, 401, 'INVALID_REFRESH_TOKEN');
  });

  it.each(['/auth/password/forgot', '/auth/email/resend'])(
    'while a letter is written that %s asked for gets none, and nobody tries again',
    async (path) => {
      const { id } = await stoa.given.viewer();
      const email = `${id}@example.com`;
      await duringErasure(id, async () => {
        await stoa.nobody.post(path, { email });
        await stoa.app.get(MailDelivery).deliverDue();
      });
      const { rows } = await stoa.sql.query("SELECT kind, attempts FROM mails WHERE facts->>'address' = $1", [
        email,
      ]);
      expect(rows).toEqual([]);
      expect(await lettersTo(stoa, email)).toEqual([]);
    },
  );

  it('while adding a webhook has no account any more', async () => {
    const [admin] = [await stoa.given.admin(), await stoa.given.admin()];
    await admin.get('/users/me');
    const wanted = { url: 'https://receiver.example.com/', eventTypes: ['order.paid'] };
    const answer = await duringErasure(admin.id, () => admin.post('/webhooks', wanted));
    const { detail } = expectProblem(answer, 401, 'UNAUTHENTICATED');
    expect(detail).toBe('The account of this token is gone.');
  });
});
