import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { expectProblem } from './support/matchers.js';
import { freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';
import { carriage, methodBody, methodOf } from './support/terms.js';

let stoa: Stoa;
let admin: Actor;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [admin, editor] = await Promise.all([stoa.given.admin(), stoa.given.editor()]);
});
afterAll(() => stoa.stop());

const namesAt = async (path: string, who: Actor = stoa.nobody): Promise<string[]> =>
  (await who.get(path)).body.data.map(({ name }: { name: string }) => name);

describe('A shipping method', () => {
  it('is added by an admin, and shown to everybody', async () => {
    const body = {
      ...{ name: 'By post', countries: ['NO', 'SE'], position: 10 },
      prices: [
        { currency: 'USD', amount: 490, perKgAmount: 100 },
        { currency: 'NOK', amount: 4900 },
      ],
    };
    const answer = await admin.post('/shipping-methods', body);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      ...{ id: expect.any(String), name: 'By post', countries: ['NO', 'SE'], position: 10, isActive: true },
      prices: [
        { currency: 'NOK', amount: 4900, perKgAmount: null, freeFromAmount: null },
        { currency: 'USD', amount: 490, perKgAmount: 100, freeFromAmount: null },
      ],
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: answer.body.createdAt,
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1/shipping-methods/${answer.body.id}$`));
    expect((await stoa.nobody.get(`/shipping-methods/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('may go to every country of the world', async () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const countries = letters.flatMap((one) => letters.map((other) => one + other)).slice(0, 300);
    const { status, body } = await admin.post('/shipping-methods', methodBody({ countries }));
    expect([status, body.countries]).toEqual([201, countries]);
    const tooMany = methodBody({ countries: [...countries, 'ZZ'] });
    expectProblem(await admin.post('/shipping-methods', tooMany), 400, 'VALIDATION_FAILED');
  });

  it('is changed in what is named, its prices as a whole', async () => {
    const { id, ...before } = await methodOf(admin, {
      prices: [carriage(490), carriage(450, { currency: 'EUR' })],
    });
    const path = `/shipping-methods/${id}`;
    const renamed = await admin.patch(path, { name: 'By boat', countries: ['IS'] });
    expect(renamed.body).toEqual({
      ...{ ...before, id, name: 'By boat', countries: ['IS'] },
      updatedAt: expect.any(String),
    });
    const priced = await admin.patch(path, { prices: [carriage(500, { freeFromAmount: 9000 })] });
    expect(priced.body).toMatchObject({ name: 'By boat', prices: [carriage(500, { freeFromAmount: 9000 })] });
    expect((await stoa.nobody.get(path)).body).toEqual(priced.body);
  });

  it('is changed and deleted only as it was read, when that is asked', async () => {
    const { id } = await methodOf(admin);
    const path = `/shipping-methods/${id}`;
    const etag = (await admin.get(path)).headers.get('etag') ?? '';
    expect((await admin.patch(path, { position: 7 }, { 'if-match': etag })).status).toBe(200);
    const stale = { 'if-match': etag };
    expectProblem(await admin.patch(path, { position: 8 }, stale), 412, 'PRECONDITION_FAILED');
    expectProblem(await admin.delete(path, stale), 412, 'PRECONDITION_FAILED');
    expect((await admin.delete(path)).status).toBe(204);
    expectProblem(await admin.get(path), 404, 'NOT_FOUND');
    expectProblem(await admin.patch(path, { position: 9 }), 404, 'NOT_FOUND');
    expectProblem(await admin.delete(path), 404, 'NOT_FOUND');
  });

  it('is changed by one of ten who read the same', async () => {
    const { id } = await methodOf(admin);
    const path = `/shipping-methods/${id}`;
    const etag = (await admin.get(path)).headers.get('etag') ?? '';
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        admin.patch(path, { prices: [carriage(500 + index)] }, { 'if-match': etag }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)]);
    const winner = answers.find(({ status }) => status === 200);
    expect((await admin.get(path)).body).toEqual(winner?.body);
  });

  it('that cannot be chosen is shown to admins alone', async () => {
    const name = newId();
    const { id } = await methodOf(admin, { name, isActive: false });
    for (const who of [stoa.nobody, await stoa.given.viewer(), editor]) {
      expectProblem(await who.get(`/shipping-methods/${id}`), 404, 'NOT_FOUND');
      expect(await namesAt('/shipping-methods?limit=100', who)).not.toContain(name);
    }
    expect((await admin.get(`/shipping-methods/${id}`)).body.isActive).toBe(false);
    expect(await namesAt('/shipping-methods?limit=100', admin)).toContain(name);
    await admin.patch(`/shipping-methods/${id}`, { isActive: true });
    expect(await namesAt('/shipping-methods?limit=100')).toContain(name);
  });

  it('is listed for the countries that it goes to, in its place', async () => {
    await methodOf(admin, { name: 'Second', countries: ['FO'], position: 5002 });
    await methodOf(admin, { name: 'First', countries: ['GL', 'FO'], position: 5001 });
    await methodOf(admin, { name: 'Everywhere', countries: [], position: 5003 });
    await methodOf(admin, { name: 'Elsewhere', countries: ['GL'], position: 5000 });
    const names = await namesAt('/shipping-methods?country=FO&limit=100');
    expect(names.slice(-3)).toEqual(['First', 'Second', 'Everywhere']);
    expect(names).not.toContain('Elsewhere');
    expectProblem(await stoa.nobody.get('/shipping-methods?country=no'), 400, 'VALIDATION_FAILED');
  });

  it('is kept by admins', async () => {
    const { id } = await methodOf(admin);
    const path = `/shipping-methods/${id}`;
    expectProblem(await stoa.nobody.post('/shipping-methods', methodBody()), 401, 'UNAUTHENTICATED');
    for (const who of [await stoa.given.viewer(), editor]) {
      expectProblem(await who.post('/shipping-methods', methodBody()), 403, 'FORBIDDEN');
      expectProblem(await who.patch(path, { name: 'Mine' }), 403, 'FORBIDDEN');
      expectProblem(await who.delete(path), 403, 'FORBIDDEN');
    }
  });

  it('is made once for one Idempotency-Key', async () => {
    const [key, body] = [freshKey(), methodBody({ name: 'Once' })];
    const first = await admin.post('/shipping-methods', body, key);
    const again = await admin.post('/shipping-methods', body, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expectProblem(
      await admin.post('/shipping-methods', methodBody({ name: 'Twice' }), key),
      422,
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it.each([
    ['a blank name', { name: ' ' }],
    ['no prices', { prices: [] }],
    ['two prices in one currency', { prices: [carriage(1), carriage(2)] }],
    ['a price below nothing', { prices: [carriage(-1)] }],
    ['a price in fractions', { prices: [carriage(4.9)] }],
    ['a price in no currency', { prices: [carriage(490, { currency: 'XXX1' })] }],
    ['a price by weight in text', { prices: [carriage(490, { perKgAmount: '100' })] }],
    ['a country in small letters', { countries: ['no'] }],
    ['a country twice', { countries: ['NO', 'NO'] }],
    ['countries that are no list', { countries: 'NO' }],
    ['a place below the first', { position: -1 }],
    ['a yes in text', { isActive: 'yes' }],
    ['a field it does not know', { colour: 'red' }],
  ])('has not %s', async (_, facts) => {
    const { id, ...before } = await methodOf(admin);
    expectProblem(await admin.post('/shipping-methods', methodBody(facts)), 400, 'VALIDATION_FAILED');
    expectProblem(await admin.patch(`/shipping-methods/${id}`, facts), 400, 'VALIDATION_FAILED');
    expect((await admin.get(`/shipping-methods/${id}`)).body).toEqual({ id, ...before });
  });
});
