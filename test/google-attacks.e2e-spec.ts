import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { GoogleWorld, pkce, returnUrls } from './support/google.js';
import { lettersTo } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { Visitor } from './support/visitor.js';

let world: GoogleWorld;
beforeAll(async () => {
  world = await GoogleWorld.start();
});
afterAll(() => world.stop());

/** Asks as a program does, with the cookies of a browser. */
const visitAs = (visitor: Visitor, url: URL): Promise<Answer> => {
  const cookie = visitor.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const path = url.href.slice(`${world.stoa.url}/api/v1`.length);
  return world.stoa.nobody.get(path, cookie === '' ? {} : { cookie });
};

/** Somebody who has signed in at Google and is about to be sent back. */
async function aboutToReturn() {
  const [visitor, kept] = [new Visitor(), pkce()];
  const callback = await world.callbackOf(visitor, await world.begin(visitor, kept), world.person());
  return { visitor, kept, callback };
}

const expectRefusal = (answer: Answer): void => {
  expectProblem(answer, 400, 'OAUTH_STATE_INVALID');
  expect(answer.headers.get('location')).toBeNull();
};

describe('The way back from Google', () => {
  it('is closed to a browser that did not start it, and still open to the one that did', async () => {
    const { visitor, callback } = await aboutToReturn();
    expectRefusal(await visitAs(new Visitor(), callback));
    const other = new Visitor();
    await other.visit(world.startOf(pkce()));
    expectRefusal(await visitAs(other, callback));
    expect((await visitAs(visitor, callback)).status).toBe(302);
  });

  it('is closed to the sign-in of another tab', async () => {
    const [first, second] = [await aboutToReturn(), await aboutToReturn()];
    const swapped = new URL(first.callback);
    swapped.searchParams.set('state', second.callback.searchParams.get('state') ?? '');
    expectRefusal(await visitAs(first.visitor, swapped));
    const [mine, theirs] = [first.visitor.cookies, second.visitor.cookies].map((cookies) =>
      cookies.find(({ name }) => name.startsWith('oauth-')),
    );
    const forger = new Visitor();
    forger.cookies = [{ ...mine!, value: theirs!.value }];
    expectRefusal(await visitAs(forger, first.callback));
  });

  it('is gone once', async () => {
    const { visitor, callback } = await aboutToReturn();
    const cookies = [...visitor.cookies];
    expect((await visitAs(visitor, callback)).status).toBe(302);
    visitor.cookies = cookies;
    expectRefusal(await visitAs(visitor, callback));
  });

  it('is gone by one of two who come at once', async () => {
    const { visitor, callback } = await aboutToReturn();
    const answers = await Promise.all([1, 2, 3, 4].map(() => visitAs(visitor, callback)));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 400, 400, 400]);
  });

  it('closes after ten minutes', async () => {
    const { visitor, callback } = await aboutToReturn();
    const clock = moveClock(world.stoa);
    clock.ahead(601);
    expectRefusal(await visitAs(visitor, callback));
    clock.stop();
    expect((await visitAs(visitor, callback)).status).toBe(302);
  });

  it('is closed when a single bit of the cookie is another', async () => {
    const { visitor, callback } = await aboutToReturn();
    const cookie = visitor.cookies.find(({ name }) => name.startsWith('oauth-'))!;
    const sealed = Buffer.from(cookie.value, 'base64url');
    for (const place of [0, 11, 12, 27, 28, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[place]! ^= 1;
      visitor.cookies = [{ ...cookie, value: changed.toString('base64url') }];
      expectRefusal(await visitAs(visitor, callback));
    }
  });

  it('is closed with a state that is made up', async () => {
    const { visitor } = await aboutToReturn();
    const address = `${world.stoa.url}/api/v1/auth/google/callback?code=x&state=`;
    for (const state of [
      '',
      'x',
      'x'.repeat(43),
      'x'.repeat(5_000),
      '../../etc',
      '%F0%9F%A6%89',
      '__proto__',
    ]) {
      expectRefusal(await visitAs(visitor, new URL(address + state)));
      expectRefusal(await visitAs(visitor, new URL(`${address}${state}&state=${state}`)));
    }
  });

  it('asks whose sign-in it is before it looks at anything else', async () => {
    const { visitor, callback } = await aboutToReturn();
    const path = `${world.stoa.url}/api/v1/auth/google/callback`;
    for (const query of ['error=access_denied', 'error=access_denied&state=x', 'code=x', ''])
      expectRefusal(await visitAs(visitor, new URL(`${path}?${query}`)));
    expect((await visitAs(visitor, callback)).status).toBe(302);
  });

  it('tells people so on a page, in which nothing is from the address', async () => {
    const address = `${world.stoa.url}/api/v1/auth/google/callback?code=x&state=%3Cscript%3E`;
    const { status, headers, body } = await new Visitor().visit(address);
    expect([status, headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(body).toContain('This sign-in cannot go on');
    expect(body).not.toContain('script');
  });

  it.each([
    ['access_denied', 'access_denied'],
    ['temporarily_unavailable', 'temporarily_unavailable'],
    ['<script>alert(1)</script>', 'server_error'],
    ['invalid_scope', 'server_error'],
  ])('passes on known words of the provider only: %j', async (error, told) => {
    const visitor = new Visitor();
    await visitor.visit(world.startOf(pkce()));
    const begun = await visitor.visit(world.startOf(pkce()));
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const url = new URL(`${world.stoa.url}/api/v1/auth/google/callback`);
    url.search = new URLSearchParams({
      state,
      error,
      error_description: 'Look: <b>',
    }).toString();
    const { status, headers } = await visitAs(visitor, url);
    expect([status, headers.get('location')]).toEqual([302, `${returnUrls[0]}?error=${told}`]);
  });

  it('takes parameters of the provider that it does not know', async () => {
    const { visitor, callback } = await aboutToReturn();
    callback.search += '&authuser=0&prompt=consent&hd=example.com&scope=openid%20email&unknown=1&unknown=2';
    expect((await visitAs(visitor, callback)).headers.get('location')).toContain('?code=');
  });

  it('ends without an account when the code is somebody else’s or made up', async () => {
    const [mine, theirs] = [await aboutToReturn(), await aboutToReturn()];
    mine.callback.searchParams.set('code', theirs.callback.searchParams.get('code') ?? '');
    const answer = await visitAs(mine.visitor, mine.callback);
    expect(answer.headers.get('location')).toBe(`${returnUrls[0]}?error=server_error`);
  });
});

describe('A code in the address of the front end', () => {
  it('is worth nothing without the verifier, and is used up by whoever tries', async () => {
    const kept = pkce();
    const code = await world.codeFor(kept, world.person());
    expectProblem(await world.redeem(code, pkce()), 400, 'INVALID_TOKEN');
    expectProblem(await world.redeem(code, kept), 400, 'INVALID_TOKEN');
  });

  it('is worth nothing with the challenge in the place of the verifier', async () => {
    const kept = pkce();
    const code = await world.codeFor(kept, world.person());
    expectProblem(await world.redeem(code, { ...kept, verifier: kept.challenge }), 400, 'INVALID_TOKEN');
  });

  it('is worth nothing after a minute', async () => {
    const kept = pkce();
    const code = await world.codeFor(kept, world.person());
    const clock = moveClock(world.stoa);
    clock.ahead(61);
    expectProblem(await world.redeem(code, kept), 400, 'INVALID_TOKEN');
    clock.stop();
  });

  it('ends the session that it opened when it comes a second time, with whatever verifier, and the owner hears of it', async () => {
    for (const second of ['same', 'other']) {
      const [kept, sub] = [pkce(), world.person()];
      const code = await world.codeFor(kept, sub);
      const signedIn = await world.redeem(code, kept);
      const bystander = world.actor(await world.signIn(sub));
      const actor = world.actor(signedIn);
      expect((await actor.get('/users/me')).status).toBe(200);
      expectProblem(await world.redeem(code, second === 'same' ? kept : pkce()), 400, 'INVALID_TOKEN');
      expectProblem(await actor.get('/users/me'), 401, 'UNAUTHENTICATED');
      const { refreshToken } = signedIn.body;
      expectProblem(
        await world.stoa.nobody.post('/auth/refresh', { refreshToken }),
        401,
        'INVALID_REFRESH_TOKEN',
      );
      expect((await bystander.get('/users/me')).status).toBe(200);
      for (let time = 0; time < 3; time += 1) await world.redeem(code, kept);
      const letters = await lettersTo(world.stoa, `${sub}@example.com`);
      expect(letters.map(({ subject }) => subject)).toEqual(['We signed a device out']);
    }
  });

  it('leaves no session to either of two who redeem it at once', async () => {
    for (let time = 0; time < 5; time += 1) {
      const [kept, sub] = [pkce(), world.person()];
      const code = await world.codeFor(kept, sub);
      const answers = await Promise.all([1, 2, 3].map(() => world.redeem(code, kept)));
      const opened = answers.filter(({ status }) => status === 200);
      expect(opened.length).toBeLessThanOrEqual(1);
      for (const answer of opened)
        expectProblem(await world.actor(answer).get('/users/me'), 401, 'UNAUTHENTICATED');
    }
  });

  it('is kept as a hash, and what it says of the person no longer than it is of use', async () => {
    const [kept, sub] = [pkce(), world.person()];
    const code = await world.codeFor(kept, sub);
    const stored = async (): Promise<string> => {
      const { rows } = await world.stoa.sql.query('SELECT one_time_tokens::text AS row FROM one_time_tokens');
      return rows.map(({ row }) => row).join('\n');
    };
    expect(await stored()).not.toContain(code);
    expect(await stored()).toContain(sub);
    await world.redeem(code, kept);
    expect(await stored()).not.toContain(sub);
  });

  it('is refused when it, or the verifier, has not the form of one', async () => {
    for (const body of [
      {},
      { code: 'made-up' },
      { code: 'made-up', codeVerifier: 'short' },
      { code: 'made-up', codeVerifier: 'x'.repeat(129) },
      { code: 'a b', codeVerifier: 'x'.repeat(43) },
    ])
      expectProblem(await world.stoa.nobody.post('/auth/token', body), 400, 'VALIDATION_FAILED');
  });

  it('that is made up opens nothing', async () => {
    expectProblem(await world.redeem('x'.repeat(43), pkce()), 400, 'INVALID_TOKEN');
  });
});
