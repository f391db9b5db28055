import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { personIn } from '../src/auth/google/google-claims.js';
import { forgetFaults } from './support/breakers.js';
import { pkce, startWith } from './support/google.js';
import { json, OddProvider, text } from './support/odd-provider.js';
import { client } from './support/openid-provider.js';
import type { Stoa } from './support/stoa.js';
import { Visitor } from './support/visitor.js';

let provider: OddProvider;
let stoa: Stoa;
beforeAll(async () => {
  provider = await OddProvider.start();
  stoa = await startWith(provider);
});
afterAll(async () => {
  await stoa.stop();
  await provider.stop();
});

/** Each test meets a provider of whom nothing is held against. */
beforeEach(() => forgetFaults(stoa));

let people = 0;
const somebody = (): Record<string, unknown> => {
  const sub = `person-${(people += 1)}`;
  return { sub, email: `${sub}@example.com`, email_verified: true, name: 'Anna' };
};

/** A sign-in for which the provider behaves as `arrange` says; gives where it ends, and the answer to the redemption. */
async function signIn(arrange: (nonce: string) => void) {
  const [visitor, kept] = [new Visitor(), pkce()];
  const begun = await visitor.visit(`${stoa.url}/api/v1/auth/google?codeChallenge=${kept.challenge}`);
  const asked = new URL(begun.headers.get('location') ?? '').searchParams;
  arrange(asked.get('nonce') ?? '');
  provider.asked.length = 0;
  const callback = `${stoa.url}/api/v1/auth/google/callback?code=a-code&state=${asked.get('state')}`;
  const started = performance.now();
  const { status, headers } = await visitor.visit(callback);
  const end = new URL(headers.get('location') ?? 'none:');
  const code = end.searchParams.get('code');
  return {
    status,
    error: end.searchParams.get('error'),
    seconds: (performance.now() - started) / 1000,
    answer:
      code === null ? null : await stoa.nobody.post('/auth/token', { code, codeVerifier: kept.verifier }),
    challenge: asked.get('code_challenge'),
  };
}

describe('A provider that is down', () => {
  it('is not asked any more after five sign-ins, and the browser still ends at the front end', async () => {
    const errors: unknown[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const { error } = await signIn(() => (provider.token = text('away', 503)));
      errors.push([error, provider.asked.length]);
    }
    expect(errors).toEqual([1, 1, 1, 1, 1, 0, 0].map((asked) => ['temporarily_unavailable', asked]));
  });
});

describe('What the provider is asked', () => {
  it('is the code with client and verifier in a body, then the person with the token in a header; nothing secret in an address', async () => {
    const { answer, challenge } = await signIn((nonce) => provider.behave(somebody(), nonce));
    expect(answer?.status).toBe(200);
    const [token, userinfo, ...more] = provider.asked;
    expect(more).toEqual([]);
    expect([token?.path, userinfo?.path]).toEqual(['/token', '/me']);
    const { code_verifier: verifier, ...sent } = Object.fromEntries(new URLSearchParams(token?.body));
    expect(sent).toEqual({
      grant_type: 'authorization_code',
      code: 'a-code',
      client_id: client.id,
      client_secret: client.secret,
      redirect_uri: `${stoa.url}/api/v1/auth/google/callback`,
    });
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    expect(Buffer.from(digest).toString('base64url')).toBe(challenge);
    expect(userinfo?.headers.authorization).toBe('Bearer an access token');
  });
});

describe('A provider that does not do its part', () => {
  beforeEach(() => provider.behave(somebody(), 'no nonce'));
  const whole = (value: object) => json({ access_token: 'x', ...value });

  it.each<[string, string, () => void]>([
    ['answers 500', 'temporarily_unavailable', () => (provider.token = text('{}', 500))],
    ['answers 429', 'temporarily_unavailable', () => (provider.token = text('{}', 429))],
    ['hangs up', 'temporarily_unavailable', () => (provider.token = (response) => response.destroy())],
    [
      'sends us elsewhere with the secret',
      'temporarily_unavailable',
      () => (provider.token = text('', 307, { location: '/elsewhere' })),
    ],
    [
      'sends us elsewhere with the token',
      'temporarily_unavailable',
      () => (provider.userinfo = text('', 302, { location: 'http://127.0.0.1:1/' })),
    ],
    ['refuses the code', 'server_error', () => (provider.token = text('{"error":"invalid_grant"}', 400))],
    ['answers 201', 'server_error', () => (provider.token = text('{"access_token":"x"}', 201))],
    ['sends no JSON', 'server_error', () => (provider.token = text('access_token=x'))],
    ['sends null', 'server_error', () => (provider.token = json(null))],
    ['sends a list', 'server_error', () => (provider.token = json([]))],
    ['sends no UTF-8', 'server_error', () => (provider.token = text(Buffer.from([0x22, 0xff, 0x22])))],
    ['sends no token', 'server_error', () => (provider.token = json({ id_token: 'x' }))],
    ['sends a number for a token', 'server_error', () => (provider.token = json({ access_token: 7 }))],
    ['sends an ID token that is none', 'server_error', () => (provider.token = whole({ id_token: 'x' }))],
    [
      'sends an ID token of null',
      'server_error',
      () => (provider.token = whole({ id_token: 'e30.bnVsbA.' })),
    ],
    ['says null of the person', 'server_error', () => (provider.userinfo = json(null))],
    ['says nothing of the person', 'server_error', () => (provider.userinfo = json({}))],
    ['names a person without text', 'server_error', () => (provider.userinfo = json({ sub: 7 }))],
    ['names nobody', 'server_error', () => (provider.userinfo = json({ sub: '' }))],
    ['names a person with NUL', 'server_error', () => (provider.userinfo = json({ sub: 'a\u0000b' }))],
    ['names a person at length', 'server_error', () => (provider.userinfo = json({ sub: 'x'.repeat(256) }))],
    [
      'sends more than 64 KiB',
      'server_error',
      () => (provider.token = json({ access_token: 'x', padding: 'x'.repeat(70_000) })),
    ],
    [
      'sends more than 64 KiB in a small parcel',
      'server_error',
      () =>
        (provider.userinfo = text(gzipSync(Buffer.alloc(50_000_000, 0x20)), 200, {
          'content-encoding': 'gzip',
        })),
    ],
  ])('and %s is told to the front end as %s', async (_what, word, spoil) => {
    const { status, error } = await signIn((nonce) => {
      provider.behave(somebody(), nonce);
      spoil();
    });
    expect([status, error]).toEqual([302, word]);
    expect(provider.asked.map(({ path }) => path)).not.toContain('/elsewhere');
  });

  it.each<[string, 'token' | 'userinfo']>([
    ['never answers about the code', 'token'],
    ['never answers about the person', 'userinfo'],
  ])('and %s is waited for five seconds', async (_what, part) => {
    const { error, seconds } = await signIn((nonce) => {
      provider.behave(somebody(), nonce);
      provider[part] = () => undefined;
    });
    expect(error).toBe('temporarily_unavailable');
    expect(seconds).toBeGreaterThan(4.5);
    expect(seconds).toBeLessThan(9);
  });

  it('and sends byte after byte without end is waited for five seconds', async () => {
    const { error, seconds } = await signIn((nonce) => {
      provider.behave(somebody(), nonce);
      provider.userinfo = (response) => {
        const drip = setInterval(() => response.write(' '), 100);
        response.on('close', () => clearInterval(drip));
      };
    });
    expect([error, seconds < 9]).toEqual(['temporarily_unavailable', true]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a nonce that is not ours', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['another person', { sub: 'somebody-else' }],
    ['another client', { aud: 'another' }],
    ['no client', { aud: undefined }],
    ['a client that may use it, but another that it was made for', { azp: 'another' }],
    ['a time that is over', { exp: 1_700_000_000 }],
    ['no time', { exp: undefined }],
    ['a time in words', { exp: 'tomorrow' }],
    ['no issuer', { iss: undefined }],
    ['an issuer that is no plain text', { iss: 'https://\u0000' }],
  ])('is not believed with an ID token for %s', async (_what, claims) => {
    const { error } = await signIn((nonce) => provider.behave(somebody(), nonce, claims));
    expect(error).toBe('server_error');
  });

  it('is believed with a list of clients that we are on', async () => {
    const { answer } = await signIn((nonce) =>
      provider.behave(somebody(), nonce, { aud: [client.id, 'another'], azp: client.id }),
    );
    expect(answer?.status).toBe(200);
  });
});

describe('A person from outside', () => {
  const nameOf = async (name: unknown): Promise<unknown> => {
    const { answer } = await signIn((nonce) => provider.behave({ ...somebody(), name }, nonce));
    expect(answer?.status).toBe(200);
    return answer?.body.user.name;
  };

  it.each<[string, unknown, string | null]>([
    ['NUL and other controls', 'A\u0000n\u0007n\u001ba', 'Anna'],
    ['halves of surrogate pairs', 'An\ud800na\udc00', 'Anna'],
    ['changes of direction', '\u202eanna\u202c\u2066x\u2069', 'annax'],
    ['what is invisible', 'An\u200bna\ufeff', 'Anna'],
    ['line ends', '  Anna\r\n\tExample\u2028 ', 'Anna Example'],
    ['nothing to see', '\u200b\u0000 ', null],
    ['no text at all', { toString: 'x' }, null],
    ['letters of the world', 'Ånna Ωμέγα 🦉', 'Ånna Ωμέγα 🦉'],
  ])('has a name that is cleaned of %s', async (_what, name, expected) => {
    expect(await nameOf(name)).toBe(expected);
  });

  it('has a name of a hundred characters at most, none of them cut in half', async () => {
    expect(await nameOf('🦉'.repeat(5_000))).toBe('🦉'.repeat(100));
    expect(await nameOf('a'.repeat(10_000))).toBe('a'.repeat(100));
  });

  it.each([
    'a\u0000@example.com',
    'a\ud800@example.com',
    'a\u202e@example.com',
    '\u212aate@example.com',
    `${'a'.repeat(300)}@example.com`,
    'not an address',
    7,
    ['a@example.com'],
    null,
    undefined,
  ])('has no address if no account could have it: %j', async (email) => {
    const { answer } = await signIn((nonce) => provider.behave({ ...somebody(), email }, nonce));
    expect([answer?.status, answer?.body.code]).toEqual([403, 'GOOGLE_EMAIL_UNVERIFIED']);
  });

  it.each(['true', 1, 'yes', {}, null, undefined])(
    'has an unproved address unless that says true: %j',
    async (verified) => {
      const { answer } = await signIn((nonce) =>
        provider.behave({ ...somebody(), email_verified: verified }, nonce),
      );
      expect([answer?.status, answer?.body.code]).toEqual([403, 'GOOGLE_EMAIL_UNVERIFIED']);
    },
  );

  it('is somebody else at another issuer with the same name for them', async () => {
    const person = somebody();
    const first = await signIn((nonce) => provider.behave(person, nonce));
    const other = await signIn((nonce) =>
      provider.behave({ ...person, email: 'elsewhere@example.com' }, nonce, {
        iss: 'https://elsewhere.example',
      }),
    );
    expect(other.answer?.status).toBe(200);
    expect(other.answer?.body.user.id).not.toBe(first.answer?.body.user.id);
  });

  it('comes from the provider itself when it gives no ID token', async () => {
    const person = somebody();
    const { answer } = await signIn(() => {
      provider.token = json({ access_token: 'x' });
      provider.userinfo = json(person);
    });
    expect(answer?.status).toBe(200);
    const { rows } = await stoa.sql.query('SELECT issuer FROM identities WHERE subject = $1', [
      person['sub'],
    ]);
    expect(rows).toEqual([{ issuer: provider.url }]);
  });
});

describe('Google itself', () => {
  const expected = {
    google: { clientId: 'us', authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth' },
    nonce: 'n',
    now: new Date(0),
    isAddress: () => true,
  };
  const from = (iss: string) => {
    const claims = { iss, aud: 'us', sub: '1', exp: 1, nonce: 'n' };
    const idToken = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
    return personIn({ idToken, userinfo: { sub: '1' } }, expected).issuer;
  };

  it('is one issuer by both of its names', () => {
    expect(from('accounts.google.com')).toBe('https://accounts.google.com');
    expect(from('https://accounts.google.com')).toBe('https://accounts.google.com');
    expect(personIn({ idToken: null, userinfo: { sub: '1' } }, expected).issuer).toBe(
      'https://accounts.google.com',
    );
  });

  it.each([
    'https://evil.example',
    'https://accounts.google.com/',
    'http://accounts.google.com',
    'ACCOUNTS.GOOGLE.COM',
  ])('is nobody else: %s', (iss) => {
    expect(() => from(iss)).toThrow('iss');
  });
});
