import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import { Actor, type Answer } from './support/actor.js';
import { password } from './support/given.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

/** Five requests for a user, ten for a network; proxies on this machine are believed. */
let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start({ RATE_LIMIT_USER: '5/60', RATE_LIMIT_IP: '10/60', TRUST_PROXY: '127.0.0.1' });
});
afterAll(() => stoa.stop());

let networks = 0;
/** Headers of somebody in a network that nobody was in before. */
function elsewhere(): { 'x-forwarded-for': string } {
  networks += 1;
  return { 'x-forwarded-for': `203.0.${networks >> 8}.${networks & 255}` };
}

const left = ({ headers }: Answer): string[] =>
  ['limit', 'remaining', 'reset'].map((name) => headers.get(`ratelimit-${name}`) ?? 'missing');

async function repeat(times: number, ask: () => Promise<Answer>): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) statuses.push((await ask()).status);
  return statuses;
}

describe('A network', () => {
  it('is told with every answer what is left, and refused with when to come back', async () => {
    const from = elsewhere();
    expect(left(await stoa.nobody.get('/products', from))).toEqual(['10', '9', '60']);
    expect(await repeat(9, () => stoa.nobody.get('/products', from))).toEqual(Array(9).fill(200));
    const refusal = await stoa.nobody.get('/products', from);
    expectProblem(refusal, 429, 'TOO_MANY_REQUESTS');
    expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(left(refusal).slice(0, 2)).toEqual(['10', '0']);
    expect(refusal.headers.get('ratelimit')).toMatch(/^"ip";r=0;t=\d+$/);
    expect(refusal.headers.get('ratelimit-policy')).toBe('"ip";q=10;w=60');
  });

  it('has one limit for all routes, those that do not exist and answers that are refusals', async () => {
    const from = elsewhere();
    await repeat(3, () => stoa.nobody.get('//nowhere', from));
    await repeat(3, () => stoa.nobody.get('/products/%zz', from));
    await repeat(3, () => stoa.nobody.post('/users', {}, from));
    expect((await stoa.nobody.get('/products', from)).status).toBe(200);
    for (const path of ['//nowhere', '/products/%zz', '/products', '//metrics'])
      expectProblem(await stoa.nobody.get(path, from), 429, 'TOO_MANY_REQUESTS');
  });

  it('is refused before its request is looked at', async () => {
    const from = elsewhere();
    await repeat(10, () => stoa.nobody.get('//nowhere', from));
    const answer = await stoa.nobody.post('/auth/login', { nonsense: true }, from);
    expectProblem(answer, 429, 'TOO_MANY_REQUESTS');
  });

  it('is never refused a probe, which counts all the same', async () => {
    const from = elsewhere();
    const probes = await repeat(12, () => stoa.nobody.get('//health/ready', from));
    expect(probes).toEqual(Array(12).fill(200));
    expect((await stoa.nobody.get('/products', from)).status).toBe(429);
  });

  it('is the /64 of an IPv6 address', async () => {
    const at = (host: string) => ({ 'x-forwarded-for': `2001:db8:0:1:${host}` });
    await repeat(10, () => stoa.nobody.get('//nowhere', at(`${networks}::${(networks += 1)}`)));
    expect((await stoa.nobody.get('//nowhere', at('ffff::1'))).status).toBe(429);
    expect((await stoa.nobody.get('//nowhere', { 'x-forwarded-for': '2001:db8:0:2::1' })).status).toBe(404);
  });

  it('is what the trusted proxy saw, whatever the client says of itself', async () => {
    const { 'x-forwarded-for': real } = elsewhere();
    const lies = (number: number) => ({ 'x-forwarded-for': `198.51.100.${number}, ${real}` });
    for (let number = 0; number < 10; number += 1) await stoa.nobody.get('//nowhere', lies(number));
    expect((await stoa.nobody.get('//nowhere', lies(200))).status).toBe(429);
  });

  it.each(['nonsense', '203.0.113.7:4711', 'fe80::1%eth0', '::ffff:203.0.113.8', '999.1.1.1', ','])(
    'may be written in any way, and keeps nobody from signing in: %s',
    async (address) => {
      const email = `${newId()}@example.com`;
      await stoa.given.account({ email });
      const answer = await stoa.nobody.post(
        '/auth/login',
        { email, password },
        { 'x-forwarded-for': address },
      );
      expect(answer.status).toBe(200);
    },
  );

  it('is the one of the connection where no proxy is trusted', async () => {
    const plain = await Stoa.start({ RATE_LIMIT_IP: '3/60' });
    const statuses = await repeat(4, () => plain.nobody.get('//nowhere', elsewhere()));
    await plain.stop();
    expect(statuses).toEqual([404, 404, 404, 429]);
  });
});

describe('A user', () => {
  it('has one limit for all routes, wherever the requests come from', async () => {
    const anna = await stoa.given.viewer();
    expect(left(await anna.get('/users/me', elsewhere()))).toEqual(['5', '4', '60']);
    await anna.get('/orders', elsewhere());
    await anna.get('/products', elsewhere());
    await anna.post('/posts', {}, elsewhere());
    expect((await anna.get(`/users/${anna.id}`, elsewhere())).status).toBe(200);
    const refusal = await anna.get('/users/me', elsewhere());
    expectProblem(refusal, 429, 'TOO_MANY_REQUESTS');
    expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(refusal.headers.get('ratelimit')).toMatch(/^"user";r=0;t=\d+$/);
  });

  it('does not use up the limit of another', async () => {
    const [anna, ben] = [await stoa.given.viewer(), await stoa.given.viewer()];
    expect(await repeat(6, () => anna.get('/users/me', elsewhere()))).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await ben.get('/users/me', elsewhere())).status).toBe(200);
  });

  it('is not somebody with a forged token, who has the limit of the network', async () => {
    const from = elsewhere();
    const forger = new Actor(stoa.url, 'forged');
    expect(await repeat(11, () => forger.get('/users/me', from))).toEqual([
      ...Array<number>(10).fill(401),
      429,
    ]);
  });
});

describe('Guessing a password', () => {
  let shop: Stoa;
  beforeAll(async () => {
    shop = await stoa.beside({ RATE_LIMIT_SIGNIN: '5/900', TRUST_PROXY: '127.0.0.1' });
  });
  afterAll(() => shop.stop());

  const signIn = (email: string, secret: string, from = elsewhere()): Promise<Answer> =>
    shop.nobody.post('/auth/login', { email, password: secret }, from);

  it('fails five times from one network, and then even the right one is refused there', async () => {
    const [email, from] = ['guessed@example.com', elsewhere()];
    await shop.given.account({ email });
    expect(await repeat(5, () => signIn(email, 'wrong', from))).toEqual(Array(5).fill(401));
    const sixth = await signIn(email, password, from);
    expectProblem(sixth, 429, 'TOO_MANY_REQUESTS');
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await signIn(email, password, elsewhere())).status).toBe(200);
    expect((await signIn(email, password, from)).status).toBe(429);
  });

  it('is counted for the account, however its address is written', async () => {
    const from = elsewhere();
    await shop.given.account({ email: 'spelt@example.com' });
    const spellings = [
      'SPELT@example.com',
      ' spelt@example.com ',
      'spelt@EXAMPLE.com',
      'Spelt@Example.Com',
      'spelt@example\u3002com',
    ];
    for (const spelling of spellings) await signIn(spelling, 'wrong', from);
    expect((await signIn('spelt@example.com', password, from)).status).toBe(429);
  });

  it('is no use with invisible letters in the address: it leads to no account', async () => {
    await shop.given.account({ email: 'invisible@example.com' });
    expect((await signIn('invisible@exa\u00admple.com', password)).status).toBe(401);
    expect((await signIn('invisible@example.com', password)).status).toBe(200);
  });

  it('is counted for an account that does not exist, too', async () => {
    const from = elsewhere();
    const statuses = await repeat(6, () => signIn('nobody@example.com', 'wrong', from));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('does not keep anybody else of that network out', async () => {
    const from = elsewhere();
    await repeat(6, () => signIn('somebody@example.com', 'wrong', from));
    await shop.given.account({ email: 'neighbour@example.com' });
    expect((await signIn('neighbour@example.com', password, from)).status).toBe(200);
  });

  it('is forgiven when it succeeds', async () => {
    const [email, from] = ['forgetful@example.com', elsewhere()];
    await shop.given.account({ email });
    for (let round = 0; round < 3; round += 1) {
      expect(await repeat(4, () => signIn(email, 'wrong', from))).toEqual(Array(4).fill(401));
      expect((await signIn(email, password, from)).status).toBe(200);
    }
  });

  it('is not what twenty right sign-ins at once are', async () => {
    const [email, from] = ['devices@example.com', elsewhere()];
    await shop.given.account({ email });
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, password, from)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });
});
