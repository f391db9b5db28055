import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '../src/clock/new-id.js';
import type { Actor, Answer } from './support/actor.js';
import { password } from './support/given.js';
import { GoogleWorld, pkce } from './support/google.js';
import { hold } from './support/hold.js';
import { lettersTo } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';

let world: GoogleWorld;
beforeAll(async () => {
  world = await GoogleWorld.start();
});
afterAll(() => world.stop());

const another = 'another good password';
const newcomer = async (): Promise<Actor & { email: string }> => {
  const email = `${newId()}@example.com`;
  return Object.assign(await world.stoa.given.account({ email }), { email });
};
/** A visit at Google that was started to link, and what it is worth. */
async function visitOf(sub: string) {
  const kept = pkce();
  return { code: await world.codeFor(kept, sub, { purpose: 'link' }), codeVerifier: kept.verifier };
}
const link = async (actor: Actor, sub: string): Promise<Answer> =>
  actor.post('/auth/identities/google', await visitOf(sub));
const unlink = (actor: Actor): Promise<Answer> => actor.delete('/auth/identities/google');

describe('A Google account that somebody links', () => {
  it('opens the account from then on, is shown there, and is told by mail', async () => {
    const owner = await newcomer();
    const sub = world.person();
    const linked = await link(owner, sub);
    expect(linked.status).toBe(201);
    expect(linked.body).toEqual({
      id: expect.any(String),
      provider: 'google',
      email: `${sub}@example.com`,
      createdAt: expect.any(String),
      lastUsedAt: expect.any(String),
    });
    expect((await owner.get('/auth/identities')).body).toEqual({
      data: [linked.body],
      meta: { page: 1, limit: 100, total: 1, totalPages: 1, nextCursor: null },
    });
    expect((await world.signIn(sub)).body.user.id).toBe(owner.id);
    const letters = await lettersTo(world.stoa, owner.email);
    expect(letters.map(({ subject }) => subject)).toContain('You can sign in with Google now');
  });

  it('proves the address of the account only when it is the same', async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    await link(one, world.person({ email: one.email }));
    await link(other, world.person());
    expect((await one.get('/users/me')).body.emailVerified).toBe(true);
    expect((await other.get('/users/me')).body.emailVerified).toBe(false);
  });

  it('is linked already when it comes again, and nobody else’s', async () => {
    const [owner, other] = [await newcomer(), await newcomer()];
    const sub = world.person();
    const first = await link(owner, sub);
    const again = await link(owner, sub);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expectProblem(await link(other, sub), 409, 'IDENTITY_TAKEN');
    expectProblem(await link(owner, world.person()), 409, 'ANOTHER_IDENTITY_LINKED');
  });

  it('goes to one of two accounts that link it at once', async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    const sub = world.person();
    const visits = [await visitOf(sub), await visitOf(sub)];
    const answers = await Promise.all(
      [one, other].map((actor, index) => actor.post('/auth/identities/google', visits[index])),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is one of two that one account links at once', async () => {
    const owner = await newcomer();
    const visits = [await visitOf(world.person()), await visitOf(world.person())];
    const answers = await Promise.all(visits.map((visit) => owner.post('/auth/identities/google', visit)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('needs an address that Google vouches for', async () => {
    const answer = await link(await newcomer(), world.person({ email_verified: false }));
    expectProblem(answer, 403, 'GOOGLE_EMAIL_UNVERIFIED');
  });

  it('needs a proof of presence', async () => {
    const owner = await newcomer();
    await world.stoa.change(
      "UPDATE sessions SET authenticated_at = now() - interval '11 minutes' WHERE user_id = $1",
      [owner.id],
    );
    expectProblem(await link(owner, world.person()), 401, 'STEP_UP_REQUIRED');
    expectProblem(await unlink(owner), 401, 'STEP_UP_REQUIRED');
  });
});

describe('A code', () => {
  it('to link with signs nobody in, and one to sign in with links nothing', async () => {
    const [owner, kept, sub] = [await newcomer(), pkce(), world.person()];
    const forLinking = await world.codeFor(kept, sub, { purpose: 'link' });
    expectProblem(await world.redeem(forLinking, kept), 400, 'INVALID_TOKEN');
    const code = await world.codeFor(kept, sub);
    const body = { code, codeVerifier: kept.verifier };
    expectProblem(await owner.post('/auth/identities/google', body), 400, 'INVALID_TOKEN');
  });

  it('links with its verifier only, and once', async () => {
    const owner = await newcomer();
    const visit = await visitOf(world.person());
    const wrong = { ...visit, codeVerifier: pkce().verifier };
    expectProblem(await owner.post('/auth/identities/google', wrong), 400, 'INVALID_TOKEN');
    expectProblem(await owner.post('/auth/identities/google', visit), 400, 'INVALID_TOKEN');
  });

  it('comes alone or not at all', async () => {
    const [owner, visit] = [await newcomer(), await visitOf(world.person())];
    for (const body of [
      {},
      { ...visit, linkToken: 'x' },
      { code: visit.code },
      { codeVerifier: visit.codeVerifier },
    ])
      expectProblem(await owner.post('/auth/identities/google', body), 400, 'VALIDATION_FAILED');
    expect((await owner.post('/auth/identities/google', visit)).status).toBe(201);
  });
});

describe('A token to link with', () => {
  /** An account whose address is not proved, and the token that its Google owner got. */
  async function doubtful() {
    const owner = await newcomer();
    const answer = await world.signIn(world.person({ email: owner.email }));
    return { owner, linkToken: expectProblem(answer, 409, 'IDENTITY_LINK_REQUIRED')['linkToken'] as string };
  }

  it('is for the account that it was made for, which others do not use up', async () => {
    const { owner, linkToken } = await doubtful();
    const stranger = await newcomer();
    expectProblem(await stranger.post('/auth/identities/google', { linkToken }), 400, 'INVALID_TOKEN');
    expect((await owner.post('/auth/identities/google', { linkToken })).status).toBe(201);
  });

  it('works for ten minutes', async () => {
    const { owner, linkToken } = await doubtful();
    await world.stoa.sql.query("UPDATE one_time_tokens SET expires_at = now() WHERE purpose = 'link_proof'");
    expectProblem(await owner.post('/auth/identities/google', { linkToken }), 400, 'INVALID_TOKEN');
  });
});

describe('A Google account that somebody takes away', () => {
  it('opens nothing any more, and its owner hears of it', async () => {
    const [owner, sub] = [await newcomer(), world.person()];
    await link(owner, sub);
    expect((await unlink(owner)).status).toBe(204);
    expect((await owner.get('/auth/identities')).body.data).toEqual([]);
    expect((await world.signIn(sub)).body.user.id).not.toBe(owner.id);
    const letters = await lettersTo(world.stoa, owner.email);
    expect(letters.map(({ subject }) => subject)).toContain('Google no longer opens your account');
    const { rows } = await world.stoa.sql.query(
      "SELECT type FROM audit_log WHERE user_id = $1 AND type LIKE 'identity.%' ORDER BY occurred_at, id",
      [owner.id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['identity.linked', 'identity.unlinked']);
  });

  it('is there to be taken away', async () => {
    const owner = await newcomer();
    for (const provider of ['google', 'facebook', 'x'.repeat(200)])
      expectProblem(await owner.delete(`/auth/identities/${provider}`), 404, 'NOT_FOUND');
  });

  it('is not the last way in; an API key is none', async () => {
    const actor = world.actor(await world.signIn(world.person()));
    await world.stoa.sql.query(
      `INSERT INTO api_keys (id, user_id, name, salt, secret_hash, scopes, created_at) VALUES ($1, $2, 'key', '', '', '{}', now())`,
      [newId(), actor.id],
    );
    expectProblem(await unlink(actor), 409, 'LAST_WAY_IN');
    expect((await actor.get('/auth/identities')).body.data).toHaveLength(1);
    expect((await actor.post('/auth/password/change', { newPassword: another })).status).toBe(204);
    expect((await unlink(actor)).status).toBe(204);
  });

  it('is taken away once by two who do it at once', async () => {
    const owner = await newcomer();
    await link(owner, world.person());
    const answers = await Promise.all([1, 2, 3].map(() => unlink(owner)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
  });

  it('leaves a way in whatever happens to the password at the same moment', async () => {
    for (let time = 0; time < 6; time += 1) {
      const actor = world.actor(await world.signIn(world.person()));
      await Promise.all([
        unlink(actor),
        actor.post('/auth/password/change', { newPassword: another }),
        unlink(actor),
      ]);
      const { rows } = await world.stoa.sql.query(
        `SELECT password_hash IS NOT NULL OR EXISTS (SELECT FROM identities i WHERE i.user_id = u.id) AS "hasWayIn"
         FROM users u WHERE id = $1`,
        [actor.id],
      );
      expect(rows).toEqual([{ hasWayIn: true }]);
    }
  });

  it('opens no session for whoever was recognised by it a moment before', async () => {
    const [owner, sub, kept] = [await newcomer(), world.person(), pkce()];
    await link(owner, sub);
    const code = await world.codeFor(kept, sub);
    const held = await hold(world.stoa, 'SELECT FROM users WHERE id = $1 FOR UPDATE', [owner.id]);
    const unlinked = unlink(owner);
    await delay(200);
    const redeemed = world.redeem(code, kept);
    await delay(200);
    await held.release();
    expect((await unlinked).status).toBe(204);
    expectProblem(await redeemed, 401, 'INVALID_CREDENTIALS');
  });
});

describe('A session by way of Google', () => {
  it('is fresh, so that somebody without a password can prove presence by coming again', async () => {
    const sub = world.person();
    const stale = world.actor(await world.signIn(sub));
    await world.stoa.change(
      "UPDATE sessions SET authenticated_at = now() - interval '11 minutes' WHERE user_id = $1",
      [stale.id],
    );
    const change = { newPassword: another };
    expectProblem(await stale.post('/auth/password/change', change), 401, 'STEP_UP_REQUIRED');
    const fresh = world.actor(await world.signIn(sub));
    expect((await fresh.post('/auth/password/change', change)).status).toBe(204);
    expect(
      (await world.stoa.nobody.post('/auth/login', { email: `${sub}@example.com`, password })).status,
    ).toBe(401);
  });
});
