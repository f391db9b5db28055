import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { expectProblem } from './support/matchers.js';
import { freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';
import { addressBody, addressOf } from './support/terms.js';

const path = '/users/me/addresses';
let stoa: Stoa;
let anna: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  anna = await stoa.given.viewer();
});
afterAll(() => stoa.stop());

const keptBy = async (who: Actor): Promise<Record<string, any>[]> => (await who.get(path)).body.data;
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

describe('An address that somebody keeps', () => {
  it('is shown to its owner, the oldest first', async () => {
    const answer = await anna.post(path, addressBody({ label: 'At home', line2: 'Third floor' }));
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      ...addressBody({ line2: 'Third floor', region: null }),
      ...{ id: expect.any(String), label: 'At home', isDefault: false },
      ...{ createdAt: expect.stringMatching(/Z$/), updatedAt: answer.body.createdAt },
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1${path}/${answer.body.id}$`));
    expect((await anna.get(`${path}/${answer.body.id}`)).body).toEqual(answer.body);
    const second = await addressOf(anna);
    expect(await keptBy(anna)).toEqual([answer.body, second]);
  });

  it('is nobody else’s, whoever asks', async () => {
    const { id } = await addressOf(anna);
    const others = [await stoa.given.viewer(), await stoa.given.editor(), await stoa.given.admin()];
    for (const who of others) {
      expect(await keptBy(who)).toEqual([]);
      expectProblem(await who.get(`${path}/${id}`), 404, 'NOT_FOUND');
      expectProblem(await who.patch(`${path}/${id}`, { city: 'Bergen' }), 404, 'NOT_FOUND');
      expectProblem(await who.delete(`${path}/${id}`), 404, 'NOT_FOUND');
    }
    expectProblem(await stoa.nobody.get(path), 401, 'UNAUTHENTICATED');
    expectProblem(await stoa.nobody.post(path, addressBody()), 401, 'UNAUTHENTICATED');
    expect((await anna.get(`${path}/${id}`)).body.city).toBe('Oslo');
  });

  it('is changed in what is named; null empties what may be empty', async () => {
    const { id, ...before } = await addressOf(anna, { label: 'Work', line2: 'Door 2', region: 'Oslo' });
    const { status, body } = await anna.patch(`${path}/${id}`, { line2: null, label: null, city: 'Bergen' });
    expect(status).toBe(200);
    const after = { ...before, id, line2: null, label: null, city: 'Bergen' };
    expect(body).toEqual({ ...after, updatedAt: expect.any(String) });
    expectProblem(await anna.patch(`${path}/${id}`, { city: null }), 400, 'VALIDATION_FAILED');
  });

  it('is changed and deleted only as it was read, when that is asked', async () => {
    const { id } = await addressOf(anna);
    const stale = { 'if-match': (await anna.get(`${path}/${id}`)).headers.get('etag') ?? '' };
    expect((await anna.patch(`${path}/${id}`, { city: 'Bergen' }, stale)).status).toBe(200);
    expectProblem(await anna.patch(`${path}/${id}`, { city: 'Oslo' }, stale), 412, 'PRECONDITION_FAILED');
    expectProblem(await anna.delete(`${path}/${id}`, stale), 412, 'PRECONDITION_FAILED');
    expect((await anna.delete(`${path}/${id}`)).status).toBe(204);
    expectProblem(await anna.get(`${path}/${id}`), 404, 'NOT_FOUND');
    expectProblem(await anna.delete(`${path}/${id}`), 404, 'NOT_FOUND');
  });

  it('is made once for one Idempotency-Key', async () => {
    const [person, key] = [await stoa.given.viewer(), freshKey()];
    const first = await person.post(path, addressBody(), key);
    expect((await person.post(path, addressBody(), key)).body).toEqual(first.body);
    expect(await keptBy(person)).toHaveLength(1);
  });

  it('is one of twenty at most, also of thirty at once; a place that is left can be taken', async () => {
    const person = await stoa.given.viewer();
    const answers = await times(30, () => person.post(path, addressBody()));
    const refused = answers.filter(({ status }) => status !== 201);
    expect([(await keptBy(person)).length, refused.length]).toEqual([20, 10]);
    for (const answer of refused) expectProblem(answer, 409, 'TOO_MANY_ADDRESSES');
    await person.delete(`${path}/${(await keptBy(person))[7]?.['id']}`);
    expect((await person.post(path, addressBody())).status).toBe(201);
    expectProblem(await person.post(path, addressBody()), 409, 'TOO_MANY_ADDRESSES');
  });

  it('is the one default at most, whoever asks at once', async () => {
    const person = await stoa.given.viewer();
    const made = await times(5, () => addressOf(person, { isDefault: true }));
    const defaults = async () => (await keptBy(person)).filter(({ isDefault }) => isDefault);
    expect(await defaults()).toHaveLength(1);
    const changed = await times(15, (index) =>
      person.patch(`${path}/${made[index % 5]?.['id']}`, { isDefault: true }),
    );
    expect(changed.map(({ status }) => status)).toEqual(Array(15).fill(200));
    expect(await defaults()).toHaveLength(1);
    const [last] = await defaults();
    await person.patch(`${path}/${last?.['id']}`, { isDefault: false });
    expect(await defaults()).toEqual([]);
  });

  it.each([
    ['no name', { name: undefined }],
    ['a blank line', { line1: ' ' }],
    ['a country by its name', { country: 'Norway' }],
    ['a label of 101 characters', { label: 'x'.repeat(101) }],
    ['a line break in a city', { city: 'Os\nlo' }],
    ['a yes in text', { isDefault: 'true' }],
    ['somebody else’s id', { userId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11' }],
  ])('has not %s', async (_, facts) => {
    expectProblem(await anna.post(path, addressBody(facts)), 400, 'VALIDATION_FAILED');
  });

  it('is in the export of its owner, and gone with the person', async () => {
    const [person, admin] = [await stoa.given.viewer(), await stoa.given.admin()];
    const kept = await addressOf(person, { name: 'Somebody Unheard-of', isDefault: true });
    expect((await person.get(`/users/${person.id}/export`)).body.addresses).toEqual([kept]);
    expect((await admin.delete(`/users/${person.id}`)).status).toBe(204);
    const { rows } = await stoa.sql.query('SELECT FROM user_addresses WHERE user_id = $1', [person.id]);
    expect(rows).toEqual([]);
  });

  it('is never left behind by somebody who adds one while being erased', async () => {
    const [person, admin] = [await stoa.given.viewer(), await stoa.given.admin()];
    const [erased, ...answers] = await Promise.all([
      admin.delete(`/users/${person.id}`),
      ...Array.from({ length: 10 }, () => person.post(path, addressBody())),
    ]);
    expect(erased.status).toBe(204);
    for (const answer of answers) if (answer.status !== 201) expectProblem(answer, 401, 'UNAUTHENTICATED');
    const { rows } = await stoa.sql.query('SELECT FROM user_addresses WHERE user_id = $1', [person.id]);
    expect(rows).toEqual([]);
  });
});
