import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordStatements } from './support/statements.js';
import { Actor, type Answer } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { password } from './support/given.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

/** Two instances of the service on one database, as behind a balancer. */
let here: Stoa;
let there: Stoa;
let admin: Actor;
beforeAll(async () => {
  here = await Stoa.start();
  there = await here.beside();
  admin = await here.given.admin();
  await Promise.all([here, there].map((one) => one.untilLeased()));
});
afterAll(async () => {
  await there.stop();
  await here.stop();
});

const at = (stoa: Stoa, { token, id }: Actor): Actor => new Actor(stoa.url, token, id);
const statusesOf = async (actor: Actor, path = '/users/me'): Promise<number[]> =>
  (await Promise.all([here, there].map((stoa) => at(stoa, actor).get(path)))).map(({ status }) => status);
const signInAgain = async ({ id }: Actor): Promise<Actor> => {
  const { body } = await here.nobody.post('/auth/login', { email: `${id}@example.com`, password });
  return new Actor(here.url, body.accessToken, id);
};

/** Ways to lose a session; each gives the answer that says it is lost. */
const endings: ((actor: Actor, stoa: Stoa) => Promise<Answer>)[] = [
  (actor, stoa) => at(stoa, actor).post('/auth/logout'),
  async (actor, stoa) => {
    const { data } = (await at(stoa, actor).get('/auth/sessions')).body;
    const { id } = data.find(({ current }: any) => current);
    return at(stoa, await signInAgain(actor)).delete(`/auth/sessions/${id}`);
  },
  async (actor, stoa) => at(stoa, await signInAgain(actor)).delete('/auth/sessions'),
  ({ id }, stoa) => at(stoa, admin).delete(`/users/${id}/sessions`),
  ({ id }, stoa) => at(stoa, admin).patch(`/users/${id}`, { status: 'disabled' }),
  async (actor, stoa) => at(stoa, actor).delete(`/users/${actor.id}`),
];

describe('What is revoked on one of two instances', () => {
  it.each(['first', 'second', 'third', 'fourth'])(
    'is refused by both on the very next request, two hundred times, whatever ended it (%s fifty)',
    async () => {
      const lanes = Array.from({ length: 10 }, async (_, lane) => {
        for (let round = 0; round < 5; round += 1) {
          const actor = await here.given.viewer();
          expect(await statusesOf(actor)).toEqual([200, 200]);
          const end = endings[(lane + round) % endings.length]!;
          const { status } = await end(actor, round % 2 === 0 ? here : there);
          expect([200, 204]).toContain(status);
          expect(await statusesOf(actor)).toEqual([401, 401]);
        }
      });
      await Promise.all(lanes);
    },
  );

  it('is not remembered by an instance that was just reading it', async () => {
    const lanes = Array.from({ length: 10 }, async () => {
      for (let round = 0; round < 10; round += 1) {
        const actor = await here.given.viewer();
        await Promise.all([at(there, actor).get('/users/me'), at(here, actor).post('/auth/logout')]);
        expect(await statusesOf(actor)).toEqual([401, 401]);
      }
    });
    await Promise.all(lanes);
  });

  it('is a right as well: a role that is taken away, or given, counts on the next request', async () => {
    const actor = await here.given.viewer();
    for (let round = 0; round < 20; round += 1) {
      const role = round % 2 === 0 ? 'editor' : 'viewer';
      expect((await admin.patch(`/users/${actor.id}`, { role })).status).toBe(200);
      const seen = await Promise.all([here, there].map((stoa) => at(stoa, actor).get('/users/me')));
      expect(seen.map(({ body }) => body.role)).toEqual([role, role]);
    }
  });

  it('is what a change of the rows says, too, whoever makes it', async () => {
    const actor = await here.given.viewer();
    expect(await statusesOf(actor)).toEqual([200, 200]);
    await here.change("UPDATE users SET status = 'disabled' WHERE id = $1", [actor.id]);
    expect(await statusesOf(actor)).toEqual([401, 401]);
  });

  it('leaves everybody else alone', async () => {
    const [gone, stays] = [await here.given.viewer(), await here.given.viewer()];
    expect(await statusesOf(stays)).toEqual([200, 200]);
    await gone.post('/auth/logout');
    const { answer, statements } = await recordStatements(() => statusesOf(stays, '/auth/sessions'));
    expect(answer).toEqual([200, 200]);
    expect(statements).toEqual(['session-list-of', 'session-list-of']);
  });
});

describe('Asking who somebody is', () => {
  it('costs no statement once an instance knows the session', async () => {
    const actor = await here.given.viewer();
    await statusesOf(actor);
    const { answer, statements } = await recordStatements(() => actor.delete('/auth/sessions/not-an-id'));
    expectProblem(answer, 400, 'MALFORMED_REQUEST');
    expect(statements).toEqual([]);
  });

  it('reads the session again after a minute, and notes that it is used', async () => {
    const actor = await here.given.viewer();
    await statusesOf(actor);
    await here.change("UPDATE sessions SET last_used_at = now() - interval '1 hour' WHERE user_id = $1", [
      actor.id,
    ]);
    const clock = moveClock(here);
    clock.ahead(61);
    const { statements } = await recordStatements(() => actor.delete('/auth/sessions/not-an-id'));
    clock.stop();
    expect(statements).toContain('session-find-live');
    expect(statements).toContain('session-mark-used');
  });

  it('gives nobody once the session has lived its life, also when it was known a moment ago', async () => {
    const actor = await here.given.viewer();
    await here.change("UPDATE sessions SET expires_at = now() + interval '30 seconds' WHERE user_id = $1", [
      actor.id,
    ]);
    expect(await statusesOf(actor)).toEqual([200, 200]);
    const clock = moveClock(here);
    clock.ahead(31);
    const { status } = await actor.get('/users/me');
    clock.stop();
    expect(status).toBe(401);
  });

  it('reads the database at each request while there is no lease', async () => {
    const actor = await here.given.viewer();
    await statusesOf(actor);
    await here.sql.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'stoa-revocations' AND datname = current_database()",
    );
    await here.untilLeased(false);
    const { statements } = await recordStatements(() => actor.delete('/auth/sessions/not-an-id'));
    expect(statements).toContain('session-find-live');
    await Promise.all([here, there].map((one) => one.untilLeased()));
    await statusesOf(actor);
    const later = await recordStatements(() => actor.delete('/auth/sessions/not-an-id'));
    expect(later.statements).toEqual([]);
  });
});
