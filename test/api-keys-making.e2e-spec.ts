import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeyEnds } from '../src/auth/api-keys/api-key-ends.js';
import { newId } from '../src/clock/new-id.js';
import { Actor } from './support/actor.js';
import { createKey } from './support/api-keys.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

/** Two instances of the service on one database, as behind a balancer. */
let stoa: Stoa;
let beside: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
  beside = await stoa.beside();
  await Promise.all([stoa, beside].map((one) => one.untilLeased()));
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const everywhere = async (actor: Actor, path = '/users/me'): Promise<number[]> =>
  (await Promise.all([stoa, beside].map(({ url }) => new Actor(url, actor.token).get(path)))).map(
    ({ status }) => status,
  );

describe('Making an API key', () => {
  it('takes a proof of presence of the last ten minutes', async () => {
    const owner = await stoa.given.viewer();
    await stoa.change(
      "UPDATE sessions SET authenticated_at = now() - interval '11 minutes' WHERE user_id = $1",
      [owner.id],
    );
    expectProblem(await createKey(owner), 401, 'STEP_UP_REQUIRED');
  });

  it.each([
    ['yesterday', inDays(-1), 'PAST'],
    ['now', inDays(0), 'PAST'],
    ['in two years', inDays(730), 'TOO_FAR'],
    ['never', null, 'DATE_TIME'],
    ['some day', 'some day', 'DATE_TIME'],
  ])('does not take one that ends %s', async (_, expiresAt, code) => {
    const { errors } = expectProblem(
      await createKey(await stoa.given.viewer(), { expiresAt }),
      400,
      'VALIDATION_FAILED',
    );
    expect(errors).toEqual([{ field: 'expiresAt', message: expect.any(String), code }]);
  });

  it('takes any end within a year', async () => {
    const expiresAt = inDays(365);
    expect((await createKey(await stoa.given.viewer(), { expiresAt })).body.expiresAt).toBe(expiresAt);
  });

  it('gives fifty to an account, and no more to any number who ask at once', async () => {
    const owner = await stoa.given.viewer();
    const ask = (index: number) => createKey(index % 2 === 0 ? owner : new Actor(beside.url, owner.token));
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => ask(index)));
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(50);
    expectProblem(
      answers.find(({ status }) => status !== 201)!,
      409,
      'TOO_MANY_API_KEYS',
    );
    await owner.delete(`/auth/api-keys/${made[0]!.body.id}`);
    expect((await createKey(owner)).status).toBe(201);
    expect((await owner.get('/auth/api-keys')).body.data).toHaveLength(50);
  });

  it('again with the same Idempotency-Key gives the same text, although nothing that is stored holds it', async () => {
    const owner = await stoa.given.viewer();
    const key = { 'idempotency-key': newId() };
    const first = await createKey(owner, {}, key);
    const again = await createKey(new Actor(beside.url, owner.token), {}, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await owner.get('/auth/api-keys')).body.data).toHaveLength(1);
    const bytes = Buffer.from(first.body.key.slice(5), 'base64url');
    const secret = bytes.subarray(16, 48);
    const everything = await dump(stoa);
    expect(everything).toContain(first.body.id);
    for (const trace of [
      first.body.key,
      first.body.key.slice(29, 69),
      secret.toString('hex'),
      secret.toString('base64').slice(0, 42),
      secret.toString('base64url').slice(0, 42),
    ])
      expect(everything).not.toContain(trace);
    await stoa.change("UPDATE api_keys SET created_at = now() - interval '26 hours' WHERE id = $1", [
      first.body.id,
    ]);
    await stoa.app.get(ApiKeyEnds).forgetEnded();
    const { rows } = await stoa.sql.query('SELECT salt FROM api_keys WHERE id = $1', [first.body.id]);
    expect(rows[0].salt).toHaveLength(0);
    expect(await everywhere(new Actor(stoa.url, first.body.key))).toEqual([200, 200]);
  });
});

/** Every row of every table as text. */
async function dump({ sql }: Stoa): Promise<string> {
  const tables = await sql.query<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql.query<{ row: string }>(`SELECT one::text AS row FROM ${name} one`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}
