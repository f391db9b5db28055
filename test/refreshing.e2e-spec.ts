import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '../src/clock/new-id.js';
import { Actor } from './support/actor.js';
import { password } from './support/given.js';
import { hold } from './support/hold.js';
import { expectProblem } from './support/matchers.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

const newEmail = async (): Promise<string> => {
  const email = `${newId()}@example.com`;
  await stoa.nobody.post('/users', { email, password });
  return email;
};
const login = (email: string) => stoa.nobody.post('/auth/login', { email, password });
const refresh = (refreshToken: string) => stoa.nobody.post('/auth/refresh', { refreshToken });
const me = (token: string) => new Actor(stoa.url, token).get('/users/me');

describe('Refreshing', () => {
  it('takes a turn once for all who send the same token meanwhile, so that nobody waits in line for it', async () => {
    const { refreshToken, user } = (await login(await newEmail())).body;
    // the first one waits for its row until the others have come
    const held = await hold(stoa, 'SELECT FROM sessions WHERE user_id = $1 FOR UPDATE', [user.id]);
    const { answer, statements } = await recordStatements(async () => {
      const asked = Promise.all(Array.from({ length: 100 }, () => refresh(refreshToken)));
      await delay(1_200);
      await held.release();
      return asked;
    });
    expect(new Set(answer.map(({ status }) => status))).toEqual(new Set([200]));
    expect(statements.filter((name) => name === 'session-lock-for-turn').length).toBeLessThan(30);
    // nor is each told by itself: every signature is another one
    expect(new Set(answer.map(({ body }) => body.accessToken)).size).toBeLessThan(30);
  });

  it('goes on from a token that is ahead of the database, as after a restore, and knows its old ones again', async () => {
    const first = (await login(await newEmail())).body;
    const second = (await refresh(first.refreshToken)).body;
    await stoa.sql.query('UPDATE sessions SET counter = 0 WHERE user_id = $1', [first.user.id]);
    const third = (await refresh(second.refreshToken)).body;
    const { rows } = await stoa.sql.query('SELECT counter FROM sessions WHERE user_id = $1', [first.user.id]);
    expect(rows).toEqual([{ counter: 2 }]);
    await me(third.accessToken);
    expectProblem(await refresh(first.refreshToken), 401, 'INVALID_REFRESH_TOKEN');
    expectProblem(await me(third.accessToken), 401, 'UNAUTHENTICATED');
  });

  it('is no theft when its answer was lost and the person proved presence in between', async () => {
    const { accessToken, refreshToken } = (await login(await newEmail())).body;
    const lost = (await refresh(refreshToken)).body;
    const proved = await new Actor(stoa.url, accessToken).post('/auth/reauthenticate', { password });
    expect((await me(proved.body.accessToken)).status).toBe(200);
    await stoa.sql.query("UPDATE sessions SET rotated_at = rotated_at - interval '1 hour'");
    const again = await refresh(refreshToken);
    expect([again.status, again.body.refreshToken]).toEqual([200, lost.refreshToken]);
  });
});
