import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { GoogleWorld, pkce, returnUrls } from './support/google.js';
import { hold } from './support/hold.js';
import { expectProblem } from './support/matchers.js';
import { Visitor } from './support/visitor.js';

let world: GoogleWorld;
beforeAll(async () => {
  world = await GoogleWorld.start();
});
afterAll(() => world.stop());

describe('Signing in with Google', () => {
  it('makes an account for who comes the first time, and finds it again', async () => {
    const sub = world.person({ name: 'Anna Example' });
    const first = await world.signIn(sub);
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.body).toEqual({
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      tokenType: 'Bearer',
      expiresIn: 900,
      deviceProof: expect.any(String),
      user: expect.objectContaining({
        email: `${sub}@example.com`,
        emailVerified: true,
        name: 'Anna Example',
        role: 'viewer',
        tier: 'regular',
      }),
    });
    const again = await world.signIn(sub);
    expect(again.body.user.id).toBe(first.body.user.id);
    expect((await world.actor(again).get('/users/me')).status).toBe(200);
  });

  it('leads to the same account when the address at Google has changed, and to another for another person', async () => {
    const sub = world.person();
    const { body } = await world.signIn(sub);
    world.provider.accounts.set(sub, { email: 'moved@example.com', email_verified: false });
    expect((await world.signIn(sub)).body.user.id).toBe(body.user.id);
    const other = await world.signIn(world.person({ email: 'moved@example.com' }));
    expect(other.status).toBe(200);
    expect(other.body.user.id).not.toBe(body.user.id);
  });

  it('stands in the audit log: account, identity, and a session by way of another service', async () => {
    const { body } = await world.signIn(world.person());
    const { rows } = await world.stoa.sql.query(
      'SELECT type, details FROM audit_log WHERE user_id = $1 ORDER BY occurred_at, id',
      [body.user.id],
    );
    expect(rows).toEqual([
      { type: 'user.created', details: {} },
      { type: 'identity.linked', details: { provider: 'google', identityId: expect.any(String) } },
      { type: 'signin.succeeded', details: { methods: ['fed'] } },
    ]);
  });

  it('sends the browser to Google with state, nonce and a challenge of its own, and keeps the rest in a sealed cookie', async () => {
    const kept = pkce();
    const { status, headers } = await new Visitor().visit(world.startOf(kept));
    expect(status).toBe(302);
    const location = new URL(headers.get('location') ?? '');
    const asked = Object.fromEntries(location.searchParams);
    expect(`${location.origin}${location.pathname}`).toBe(`${world.provider.url}/auth`);
    expect(asked).toEqual({
      response_type: 'code',
      client_id: expect.any(String),
      redirect_uri: `${world.stoa.url}/api/v1/auth/google/callback`,
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(asked['code_challenge']).not.toBe(kept.challenge);
    const [cookie, ...others] = headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^oauth-[\w-]{16}=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    const sealed = Buffer.from(cookie?.split(/[=;]/)[1] ?? '', 'base64url').toString('latin1');
    for (const secret of [asked['state'], asked['nonce'], kept.challenge])
      expect(sealed).not.toContain(secret);
  });

  it('comes back with a code in the address and never a token, kept nowhere and told to nobody', async () => {
    const [visitor, kept] = [new Visitor(), pkce()];
    const page = await world.begin(visitor, kept, { returnTo: returnUrls[1] ?? '' });
    const end = await visitor.follow(page.url, 'https://', { login: world.person() });
    expect(end.url.href).toMatch(/^https:\/\/shop\.example\/back\?theme=dark%20blue&code=[\w-]{43}$/);
    expect(end.headers.get('cache-control')).toBe('no-store');
    expect(end.headers.get('referrer-policy')).toBe('no-referrer');
    expect(visitor.cookies.filter(({ name }) => name.startsWith('oauth-'))).toEqual([]);
  });

  it('ends at the first configured address when none is named', async () => {
    const end = await world.visit(pkce(), world.person());
    expect(end.href.startsWith(`${returnUrls[0]}?code=`)).toBe(true);
  });

  it('tells the front end that somebody said no, in one word and none of the provider', async () => {
    const visitor = new Visitor();
    const page = await world.begin(visitor, pkce());
    const end = await world.confirm(visitor, page, null);
    expect(end.href).toBe(`${returnUrls[0]}?error=access_denied`);
  });

  it('goes on in two tabs at once, each for itself', async () => {
    const [visitor, sub] = [new Visitor(), world.person()];
    const tabs = [];
    for (const kept of [pkce(), pkce()]) tabs.push({ kept, page: await world.begin(visitor, kept) });
    for (const { kept, page } of tabs.toReversed()) {
      const end = await world.confirm(visitor, page, sub);
      expect((await world.redeem(end.searchParams.get('code') ?? '', kept)).status).toBe(200);
    }
  });

  it('keeps five sign-ins of one browser open and lets go of the oldest', async () => {
    const visitor = new Visitor();
    const names: (string | undefined)[] = [];
    for (let tab = 0; tab < 7; tab += 1) {
      await visitor.visit(world.startOf(pkce()));
      names.push(visitor.cookies.at(-1)?.name);
      await delay(3);
    }
    visitor.cookies.push({ host: '127.0.0.1', path: '/', name: 'oauth-rubbish', value: 'rubbish' });
    await visitor.visit(world.startOf(pkce()));
    const open = visitor.cookies.filter(({ name }) => name.startsWith('oauth-')).map(({ name }) => name);
    expect(open).toHaveLength(5);
    expect(open).toEqual(expect.arrayContaining(names.slice(-4)));
  });

  it('lets eight first sign-ins of one person at once make one account', async () => {
    const sub = world.person();
    const kept = pkce();
    const codes: string[] = [];
    for (let time = 0; time < 8; time += 1) codes.push(await world.codeFor(kept, sub));
    // all have found out that they are new before the first of them is added
    const held = await hold(world.stoa, 'LOCK users IN SHARE MODE');
    const redeemed = Promise.all(codes.map((code) => world.redeem(code, kept)));
    await delay(300);
    await held.release();
    const answers = await redeemed;
    expect(answers.map(({ status }) => status)).toEqual(codes.map(() => 200));
    expect(new Set(answers.map(({ body }) => body.user.id)).size).toBe(1);
    const { rows } = await world.stoa.sql.query('SELECT id FROM users WHERE email = $1', [
      `${sub}@example.com`,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('Where a sign-in returns to', () => {
  const [allowed = ''] = returnUrls;

  it.each([
    `${allowed}/`,
    `${allowed}/more`,
    `${allowed}?x=1`,
    `${allowed}#x`,
    allowed.slice(0, -1),
    allowed.toUpperCase(),
    allowed.replace('shop', 'SHOP'),
    allowed.replace('https', 'http'),
    allowed.replace('https://', 'https://somebody@'),
    allowed.replace('https://', 'https://evil.example@'),
    allowed.replace('example/', 'example.evil.example/'),
    allowed.replace('example/', 'example:8443/'),
    allowed.replace('https://', '//'),
    allowed.replace('/signed-in', '/%73igned-in'),
    allowed.replace('/signed-in', '/./signed-in'),
    allowed.replace('/signed-in', '\\signed-in'),
    ` ${allowed}`,
    `${allowed} `,
    'javascript:alert(1)',
    'https://evil.example/',
    '/',
    '',
  ])('is an address of the configuration, to the letter, and not %j', async (returnTo) => {
    const query = new URLSearchParams({ codeChallenge: pkce().challenge, returnTo });
    const answer = await world.stoa.nobody.get(`/auth/google?${query.toString()}`);
    const { errors } = expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(errors[0].field).toBe('returnTo');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is not told to Stoa twice', async () => {
    const path = `/auth/google?codeChallenge=${pkce().challenge}&returnTo=${allowed}&returnTo=${allowed}`;
    expectProblem(await world.stoa.nobody.get(path), 400, 'VALIDATION_FAILED');
  });
});

describe('A sign-in with Google cannot be started', () => {
  it('without a challenge of the front end that is a SHA-256', async () => {
    const challenges = [
      {},
      ...['short', 'x'.repeat(44), '+'.repeat(43)].map((text) => ({ codeChallenge: text })),
    ];
    for (const query of challenges) {
      const answer = await world.stoa.nobody.get(`/auth/google?${new URLSearchParams(query).toString()}`);
      const { errors } = expectProblem(answer, 400, 'VALIDATION_FAILED');
      expect(errors[0].field).toBe('codeChallenge');
    }
  });

  it('for something that nobody knows', async () => {
    const query = `codeChallenge=${pkce().challenge}&purpose=admin`;
    expectProblem(await world.stoa.nobody.get(`/auth/google?${query}`), 400, 'VALIDATION_FAILED');
  });

  it('where it is switched off', async () => {
    const off = await world.stoa.beside();
    const paths = [`/auth/google?codeChallenge=${pkce().challenge}`, '/auth/google/callback?state=x&code=y'];
    for (const path of paths) expectProblem(await off.nobody.get(path), 404, 'GOOGLE_SIGN_IN_OFF');
    await off.stop();
  });
});

describe('Behind https', () => {
  it('the cookie is one that only this host can set', async () => {
    const secure = await world.stoa.beside({
      ...world.provider.environment,
      PUBLIC_URL: 'https://api.shop.example',
    });
    const { headers } = await secure.nobody.get(`/auth/google?codeChallenge=${pkce().challenge}`);
    const [cookie] = headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-oauth-[\w-]{16}=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(headers.get('location')).toContain('redirect_uri=https%3A%2F%2Fapi.shop.example%2Fapi%2Fv1%2F');
    await secure.stop();
  });
});
