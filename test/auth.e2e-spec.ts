import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, sign } from 'node:crypto';
import { Actor } from './support/actor.js';
import { password } from './support/given.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

let people = 0;
const newEmail = async (): Promise<string> => {
  const email = `person-${(people += 1)}@example.com`;
  await stoa.nobody.post('/users', { email, password });
  return email;
};
const login = (email: string, secret = password) =>
  stoa.nobody.post('/auth/login', { email, password: secret });
const refresh = (refreshToken: string) => stoa.nobody.post('/auth/refresh', { refreshToken });
const me = (token: string) => new Actor(stoa.url, token).get('/users/me');
const age = (sessionSql: string) => stoa.sql.query(sessionSql);

describe('Signing in', () => {
  it('gives a pair of tokens and the account, and lets nobody keep the answer', async () => {
    const email = await newEmail();
    const answer = await login(` ${email.toUpperCase()} `);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      refreshToken: expect.stringMatching(/^srt_[\w-]+$/),
      tokenType: 'Bearer',
      deviceProof: expect.stringMatching(/^sdp_[\w-]{64}$/),
      expiresIn: 900,
      user: expect.objectContaining({ email }),
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('answers a wrong password, an unknown address and a disabled account with one and the same 401', async () => {
    const [email, disabled] = [await newEmail(), await newEmail()];
    await stoa.sql.query("UPDATE users SET status = 'disabled' WHERE email = $1", [disabled]);
    const answers = [
      await login(email, 'not the password'),
      await login('nobody@example.com'),
      await login(disabled),
    ];
    const [first, ...others] = answers.map((answer) => {
      const { requestId: _, ...problem } = expectProblem(answer, 401, 'INVALID_CREDENTIALS');
      return problem;
    });
    for (const other of others) expect(other).toEqual(first);
  });

  it('stores no password, only an argon2id hash of it', async () => {
    const email = await newEmail();
    const { rows } = await stoa.sql.query('SELECT password_hash FROM users WHERE email = $1', [email]);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('takes every character of a long password into account', async () => {
    const long = 'x'.repeat(100);
    await stoa.nobody.post('/users', { email: 'long@example.com', password: long });
    expectProblem(await login('long@example.com', `${long.slice(0, 99)}y`), 401, 'INVALID_CREDENTIALS');
    expect((await login('long@example.com', long)).status).toBe(200);
  });

  it('refuses the sixth attempt after five failures, also with the right password', async () => {
    const email = await newEmail();
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expectProblem(await login(email, 'guess'), 401, 'INVALID_CREDENTIALS');
    const sixth = await login(email);
    expectProblem(sixth, 429, 'TOO_MANY_REQUESTS');
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('lets no guesser try more than five passwords by trying them at once', async () => {
    const email = await newEmail();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => login(email, `guess ${index}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('forgets failures when the right password comes, and lets twenty sign in at once', async () => {
    const email = await newEmail();
    for (let attempt = 1; attempt <= 4; attempt += 1) await login(email, 'guess');
    const answers = await Promise.all(Array.from({ length: 20 }, () => login(email)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });
});

describe('An access token', () => {
  it('is an ES256 JWT of the published keys, with its session and no person in it', async () => {
    const { accessToken, user } = (await login(await newEmail())).body;
    const [header, claims] = accessToken
      .split('.')
      .slice(0, 2)
      .map((part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    const { keys } = (await stoa.nobody.get('//.well-known/jwks.json')).body;
    expect(header).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: keys[0].kid });
    expect(keys[0]).toEqual({
      kid: expect.any(String),
      kty: 'EC',
      crv: 'P-256',
      alg: 'ES256',
      use: 'sig',
      x: expect.any(String),
      y: expect.any(String),
    });
    expect(claims).toEqual({
      sub: user.id,
      sid: expect.any(String),
      gen: 0,
      auth_time: claims.iat,
      amr: ['pwd'],
      iat: expect.any(Number),
      exp: Number(claims.iat) + 900,
      aud: 'stoa',
      iss: expect.any(String),
      jti: expect.any(String),
    });
  });

  it('is refused with a challenge when it is forged, in any of the known ways', async () => {
    const { accessToken } = (await login(await newEmail())).body;
    const [head = '', body = '', signature = ''] = accessToken.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signed = (someHeader: object, someClaims: object) => {
      const input = `${encode(someHeader)}.${encode(someClaims)}`;
      return `${input}.${sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    };
    const forgeries = [
      `${encode({ ...header, alg: 'none' })}.${body}.`,
      `${encode({ ...header, alg: 'HS256' })}.${body}.${signature}`,
      signed(header, claims),
      signed({ ...header, kid: 'unknown' }, claims),
      signed({ ...header, jwk: {} }, claims),
      signed({ ...header, typ: 'JWT' }, claims),
      `${head}.${encode({ ...claims, sub: 'somebody else' })}.${signature}`,
      'not.a.token',
      'nonsense',
    ];
    for (const forgery of forgeries) {
      const answer = await me(forgery);
      expectProblem(answer, 401, 'UNAUTHENTICATED');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="stoa", error="invalid_token"');
    }
    expect((await me(accessToken)).status).toBe(200);
  });

  it('of an instance with another audience or issuer is refused here', async () => {
    const { accessToken } = (await login(await newEmail())).body;
    for (const environment of [{ JWT_AUDIENCE: 'another' }, { JWT_ISSUER: 'https://another.example.com' }]) {
      const other = await stoa.beside(environment);
      expectProblem(await new Actor(other.url, accessToken).get('/users/me'), 401, 'UNAUTHENTICATED');
      await other.stop();
    }
  });

  it('expires', async () => {
    const brief = await stoa.beside({ ACCESS_TOKEN_TTL: '1' });
    const { body } = await brief.nobody.post('/auth/login', { email: await newEmail(), password });
    const actor = new Actor(brief.url, body.accessToken);
    expect((await actor.get('/users/me')).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expectProblem(await actor.get('/users/me'), 401, 'UNAUTHENTICATED');
    await brief.stop();
  });

  it('must be valid even where nobody needs one', async () => {
    expectProblem(await new Actor(stoa.url, 'nonsense').get('/products'), 401, 'UNAUTHENTICATED');
    expectProblem(
      await stoa.nobody.get('/products', { authorization: 'Basic YTpi' }),
      401,
      'UNAUTHENTICATED',
    );
  });

  it('cannot be replaced by a refresh token', async () => {
    const { refreshToken } = (await login(await newEmail())).body;
    expectProblem(await me(refreshToken), 401, 'UNAUTHENTICATED');
  });

  it('says what the account may do at this very request', async () => {
    const { accessToken, user } = (await login(await newEmail())).body;
    await stoa.change("UPDATE users SET role = 'editor' WHERE id = $1", [user.id]);
    expect((await me(accessToken)).body.role).toBe('editor');
    await stoa.change("UPDATE users SET status = 'disabled' WHERE id = $1", [user.id]);
    expectProblem(await me(accessToken), 401, 'UNAUTHENTICATED');
  });
});

describe('A session', () => {
  it('ends at once when its owner signs out, its tokens with it', async () => {
    const { accessToken, refreshToken } = (await login(await newEmail())).body;
    expect((await new Actor(stoa.url, accessToken).post('/auth/logout')).status).toBe(204);
    expectProblem(await me(accessToken), 401, 'UNAUTHENTICATED');
    expectProblem(await refresh(refreshToken), 401, 'INVALID_REFRESH_TOKEN');
  });

  it('goes on with a new pair at each refresh', async () => {
    const first = (await login(await newEmail())).body;
    const second = await refresh(first.refreshToken);
    expect(second.status).toBe(200);
    expect(second.body.refreshToken).not.toBe(first.refreshToken);
    expect((await me(second.body.accessToken)).status).toBe(200);
  });

  it('gives all who refresh at once the same successor', async () => {
    const { refreshToken } = (await login(await newEmail())).body;
    const answers = await Promise.all(Array.from({ length: 30 }, () => refresh(refreshToken)));
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1);
  });

  it('survives a lost answer, however late, as long as the successor was never used', async () => {
    const { refreshToken } = (await login(await newEmail())).body;
    const lost = (await refresh(refreshToken)).body;
    await age("UPDATE sessions SET rotated_at = rotated_at - interval '1 hour'");
    expect((await refresh(refreshToken)).body.refreshToken).toBe(lost.refreshToken);
  });

  it('ends when a spent token comes back after its successor was used', async () => {
    const { refreshToken } = (await login(await newEmail())).body;
    const { accessToken, refreshToken: successor } = (await refresh(refreshToken)).body;
    await me(accessToken);
    await age("UPDATE sessions SET rotated_at = rotated_at - interval '11 seconds'");
    expectProblem(await refresh(refreshToken), 401, 'INVALID_REFRESH_TOKEN');
    expectProblem(await refresh(successor), 401, 'INVALID_REFRESH_TOKEN');
    expectProblem(await me(accessToken), 401, 'UNAUTHENTICATED');
  });

  it('ends when a token from two turns ago comes back', async () => {
    const { refreshToken } = (await login(await newEmail())).body;
    const second = (await refresh(refreshToken)).body;
    const third = (await refresh(second.refreshToken)).body;
    expectProblem(await refresh(refreshToken), 401, 'INVALID_REFRESH_TOKEN');
    expectProblem(await refresh(third.refreshToken), 401, 'INVALID_REFRESH_TOKEN');
  });

  it('does not end because of a made-up token', async () => {
    const { refreshToken } = (await login(await newEmail())).body;
    const bytes = Buffer.from(refreshToken.slice(4), 'base64url');
    bytes[bytes.length - 1]! ^= 1;
    expectProblem(await refresh(`srt_${bytes.toString('base64url')}`), 401, 'INVALID_REFRESH_TOKEN');
    expectProblem(await refresh('srt_abc'), 401, 'INVALID_REFRESH_TOKEN');
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  it.each(['idle_expires_at', 'expires_at'])('cannot be refreshed after %s', async (column) => {
    const { refreshToken, user } = (await login(await newEmail())).body;
    await stoa.change(`UPDATE sessions SET ${column} = now() - interval '1 second' WHERE user_id = $1`, [
      user.id,
    ]);
    expectProblem(await refresh(refreshToken), 401, 'INVALID_REFRESH_TOKEN');
  });

  it('lives a day for staff and thirty for customers', async () => {
    const [viewer, editor] = [await stoa.given.viewer(), await stoa.given.editor()];
    const days = async (id: string) =>
      (
        await stoa.sql.query(
          'SELECT extract(epoch FROM expires_at - created_at) / 86400 AS days FROM sessions WHERE user_id = $1',
          [id],
        )
      ).rows[0].days;
    expect(Math.round(Number(await days(viewer.id)))).toBe(30);
    expect(Math.round(Number(await days(editor.id)))).toBe(1);
  });

  it('is taken on by another instance, with the same keys', async () => {
    const other = await stoa.beside();
    const { accessToken } = (await login(await newEmail())).body;
    expect((await new Actor(other.url, accessToken).get('/users/me')).status).toBe(200);
    await other.stop();
  });
});
