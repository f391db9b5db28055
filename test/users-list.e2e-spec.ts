import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  admin = await stoa.given.account({ role: 'admin', email: 'zeno@stoa.example', name: 'Zeno' });
  await stoa.given.account({ email: 'anna@shop.example', name: 'Anna Berg', tier: 'premium' });
  await stoa.given.account({ email: 'ben_smith@shop.example', name: '100% Ben' });
  await stoa.given.account({ role: 'editor', email: 'carl@press.example', name: 'Carl \\ Åse' });
  const dana = await stoa.given.account({ email: 'dana@press.example', tier: null });
  await stoa.sql.query("UPDATE users SET status = 'disabled' WHERE id = $1", [dana.id]);
});
afterAll(() => stoa.stop());

const emails = async (query: string): Promise<string[]> => {
  const { status, body } = await admin.get(`/users?${query}`);
  expect(status).toBe(200);
  return body.data.map(({ email }: { email: string }) => email);
};

describe('The list of accounts', () => {
  it('is for admins', async () => {
    expectProblem(await stoa.nobody.get('/users'), 401, 'UNAUTHENTICATED');
    expectProblem(await (await stoa.given.viewer()).get('/users'), 403, 'FORBIDDEN');
    expectProblem(await (await stoa.given.editor()).get('/users'), 403, 'FORBIDDEN');
    await stoa.sql.query("DELETE FROM users WHERE email LIKE '%@example.com'");
  });

  it('shows each account as the account itself is shown, the newest first, without what opens it', async () => {
    const { body, headers } = await admin.get('/users');
    expect(body.meta).toMatchObject({ page: 1, limit: 20, total: 5, totalPages: 1, nextCursor: null });
    expect(body.data.map(({ email }: { email: string }) => email)[0]).toBe('dana@press.example');
    expect(body.data.at(-1)).toEqual((await admin.get(`/users/${admin.id}`)).body);
    expect(JSON.stringify(body)).not.toContain('argon2');
    expect(headers.get('link')).toContain('rel="first"');
    const again = await admin.get('/users', { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it.each([
    ['search=SHOP', ['anna@shop.example', 'ben_smith@shop.example']],
    ['search=nna%20b', ['anna@shop.example']],
    ['search=%C3%A5SE', ['carl@press.example']],
    ['search=A%CC%8Ase', ['carl@press.example']],
    ['search=100%25', ['ben_smith@shop.example']],
    ['search=%25', ['ben_smith@shop.example']],
    ['search=_', ['ben_smith@shop.example']],
    ['search=%5C', ['carl@press.example']],
    ['search=%27%3B%20--', []],
    ['role=editor', ['carl@press.example']],
    ['tier=premium', ['anna@shop.example']],
    ['status=disabled', ['dana@press.example']],
    ['search=shop&tier=regular&status=active&role=viewer', ['ben_smith@shop.example']],
  ])('finds by %s', async (query, expected) => {
    expect((await emails(query)).sort()).toEqual(expected);
  });

  it('is sorted by what may be sorted by, also where names are missing', async () => {
    const all = ['anna', 'ben_smith', 'carl', 'dana', 'zeno'];
    const names = async (sort: string) => (await emails(`sort=${sort}`)).map((email) => email.split('@')[0]);
    expect(await names('email')).toEqual(all);
    expect(await names('-email')).toEqual([...all].reverse());
    expect(await names('name')).toEqual(['dana', 'ben_smith', 'anna', 'carl', 'zeno']);
    expect(await names('createdAt')).toEqual(['zeno', 'anna', 'ben_smith', 'carl', 'dana']);
    expectProblem(await admin.get('/users?sort=passwordHash'), 400, 'VALIDATION_FAILED');
  });

  it.each(['name', '-name', 'email', '-createdAt', 'name,-email'])(
    'leads by cursors through every account once when sorted by %s',
    async (sort) => {
      const seen: string[] = [];
      for (let place = ''; ;) {
        const { body } = await admin.get(`/users?limit=2&sort=${sort}${place}`);
        seen.push(...body.data.map(({ email }: { email: string }) => email));
        if (body.meta.nextCursor === null) break;
        place = `&cursor=${body.meta.nextCursor}`;
      }
      expect(seen).toEqual(await emails(`sort=${sort}`));
    },
  );

  it.each(['role=owner', 'tier=none', 'status=gone', 'search=', 'emails=x', 'page=0', 'cursor=abc'])(
    'refuses %s',
    async (query) => {
      expectProblem(await admin.get(`/users?${query}`), 400, 'VALIDATION_FAILED');
    },
  );
});
