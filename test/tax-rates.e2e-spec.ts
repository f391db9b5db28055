import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { expectProblem } from './support/matchers.js';
import { freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';
import { taxBody, taxOf } from './support/terms.js';

let stoa: Stoa;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  admin = await stoa.given.admin();
});
afterAll(() => stoa.stop());

describe('A tax rate', () => {
  it('is of a country, or of a region of it', async () => {
    const answer = await admin.post('/tax-rates', {
      ...{ country: 'US', region: 'New York', label: 'Sales tax', rate: '8.8750', isIncluded: false },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      ...{ id: expect.any(String), country: 'US', region: 'New York', label: 'Sales tax', rate: '8.875' },
      ...{ isIncluded: false, createdAt: expect.stringMatching(/Z$/), updatedAt: answer.body.createdAt },
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1/tax-rates/${answer.body.id}$`));
    expect((await admin.get(`/tax-rates/${answer.body.id}`)).body).toEqual(answer.body);
    const whole = await taxOf(admin, { country: 'US', region: undefined, rate: '0' });
    expect([whole['region'], whole['rate']]).toEqual([null, '0']);
    const { data } = (await admin.get('/tax-rates?country=US')).body;
    expect(data.map(({ id }: any) => id).sort()).toEqual([answer.body.id, whole['id']].sort());
  });

  it('is one for each place, however it is spelt, also of twenty at once', async () => {
    const spelt = (index: number): string => (index % 2 === 0 ? 'Ontario' : ' ONTARIO ');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        admin.post('/tax-rates', taxBody({ country: 'CA', region: spelt(index), rate: `${index}` })),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expectProblem(answer, 409, 'TAX_RATE_TAKEN');
    const countries = await Promise.all(
      Array.from({ length: 20 }, () => admin.post('/tax-rates', taxBody({ country: 'CA', region: null }))),
    );
    expect(countries.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
    const other = await taxOf(admin, { country: 'CA', region: 'Quebec' });
    const moved = await admin.patch(`/tax-rates/${other['id']}`, { region: 'ontario' });
    expectProblem(moved, 409, 'TAX_RATE_TAKEN');
    expectProblem(await admin.patch(`/tax-rates/${other['id']}`, { region: null }), 409, 'TAX_RATE_TAKEN');
  });

  it('is changed in what is named', async () => {
    const { id, ...before } = await taxOf(admin, { rate: '25', label: 'VAT' });
    const { status, body } = await admin.patch(`/tax-rates/${id}`, { rate: '12.5' });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, id, rate: '12.5', updatedAt: expect.any(String) });
    expect((await admin.patch(`/tax-rates/${id}`, { isIncluded: false })).body.isIncluded).toBe(false);
  });

  it('is changed and deleted only as it was read, when that is asked', async () => {
    const { id } = await taxOf(admin);
    const path = `/tax-rates/${id}`;
    const stale = { 'if-match': (await admin.get(path)).headers.get('etag') ?? '' };
    expect((await admin.patch(path, { rate: '7' }, stale)).status).toBe(200);
    expectProblem(await admin.patch(path, { rate: '8' }, stale), 412, 'PRECONDITION_FAILED');
    expectProblem(await admin.delete(path, stale), 412, 'PRECONDITION_FAILED');
    expect((await admin.delete(path)).status).toBe(204);
    expectProblem(await admin.get(path), 404, 'NOT_FOUND');
    expectProblem(await admin.patch(path, { rate: '9' }), 404, 'NOT_FOUND');
    expectProblem(await admin.delete(path), 404, 'NOT_FOUND');
    expectProblem(await admin.get('/tax-rates/none'), 400, 'MALFORMED_REQUEST');
  });

  it('is the business of admins', async () => {
    const { id } = await taxOf(admin);
    expectProblem(await stoa.nobody.get('/tax-rates'), 401, 'UNAUTHENTICATED');
    for (const who of [await stoa.given.viewer(), await stoa.given.editor()]) {
      expectProblem(await who.get('/tax-rates'), 403, 'FORBIDDEN');
      expectProblem(await who.get(`/tax-rates/${id}`), 403, 'FORBIDDEN');
      expectProblem(await who.post('/tax-rates', taxBody()), 403, 'FORBIDDEN');
      expectProblem(await who.patch(`/tax-rates/${id}`, { rate: '0' }), 403, 'FORBIDDEN');
      expectProblem(await who.delete(`/tax-rates/${id}`), 403, 'FORBIDDEN');
    }
  });

  it('is made once for one Idempotency-Key', async () => {
    const [key, body] = [freshKey(), taxBody({ region: newId() })];
    const first = await admin.post('/tax-rates', body, key);
    const again = await admin.post('/tax-rates', body, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  it.each([
    ['a number for a rate', { rate: 25 }],
    ['a rate above all', { rate: '100.0001' }],
    ['a rate below nothing', { rate: '-1' }],
    ['a rate with five decimals', { rate: '8.87501' }],
    ['a rate with a comma', { rate: '8,875' }],
    ['a country by its name', { country: 'Norway' }],
    ['a blank region', { region: ' ' }],
    ['a blank label', { label: '' }],
    ['a yes in text', { isIncluded: 'true' }],
    ['a field it does not know', { colour: 'red' }],
  ])('has not %s', async (_, facts) => {
    const { id, ...before } = await taxOf(admin);
    expectProblem(await admin.post('/tax-rates', taxBody(facts)), 400, 'VALIDATION_FAILED');
    expectProblem(await admin.patch(`/tax-rates/${id}`, facts), 400, 'VALIDATION_FAILED');
    expect((await admin.get(`/tax-rates/${id}`)).body).toEqual({ id, ...before });
  });
});
