import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { shared } from './chaos/cast.js';
import { Actor, type Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { faultsOfBooks, freshKey, orderBody } from './support/orders.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

const [limit, most] = [20, 60];
let stoa: Stoa;
let buyers: Actor[];
beforeAll(async () => {
  stoa = await Stoa.start(shared);
  buyers = await Promise.all(Array.from({ length: 15 }, () => stoa.given.viewer()));
});
afterEach(() => StoaProcess.endAll());
afterAll(() => stoa.stop());

/** Stoa in a process of its own, on the same database. */
async function started(): Promise<{ one: StoaProcess; url: string }> {
  const one = StoaProcess.start({
    ...shared,
    RATE_LIMIT_USER: '1000000/60',
    RATE_LIMIT_IP: '1000000/60',
    DATABASE_URL: asService(stoa.databaseUrl),
    DATABASE_OWNER_URL: stoa.databaseUrl,
    STOA_DEMO: 'false',
  });
  return { one, url: await one.up() };
}

describe('A process that is killed while many use a code', () => {
  it('loses no use and makes none up: as many orders as the limit says, once everybody has asked again', async () => {
    const [doomed, safe] = await Promise.all([started(), started()]);
    const admin = await stoa.given.admin();
    const { id, code } = await discountOf(admin, { maxUses: limit });
    const products = await Promise.all(
      Array.from({ length: most }, async () => (await productOf(admin, { stock: 5 }))['id'] as string),
    );
    let answered = 0;
    let killed: Promise<unknown> | undefined;
    const seen = (answer: Answer): void => {
      if (answer.status === 201) answered += 1;
      if (answered >= limit / 3) killed ??= doomed.one.end('SIGKILL');
    };
    /** Asks until there is an answer that stays, as a good client does: with one key, wherever somebody answers. */
    const order = async (index: number): Promise<Answer> => {
      const { token, id: who } = buyers[index % buyers.length]!;
      const [key, body] = [freshKey(), orderBody({ [products[index]!]: 1 }, { discountCode: code })];
      for (let attempt = 0; ; attempt += 1) {
        const at = attempt === 0 && index % 3 !== 0 ? doomed.url : safe.url;
        const answer = await new Actor(at, token, who).post('/orders', body, key).catch(() => null);
        if (answer !== null) seen(answer);
        const isIn = answer?.body?.code === 'IDEMPOTENCY_KEY_IN_USE';
        if (answer !== null && answer.status < 500 && !isIn) return answer;
        await delay(50);
      }
    };
    const answers = await Promise.all(Array.from({ length: most }, (_, index) => order(index)));
    expect(await killed).toBe('SIGKILL');
    const won = answers.filter(({ status }) => status === 201);
    expect([won.length, new Set(won.map(({ body }) => body.id)).size]).toEqual([limit, limit]);
    for (const { status, body } of answers.filter(({ status }) => status !== 201))
      expect([status, body.code]).toEqual([409, 'DISCOUNT_USED_UP']);
    expect((await admin.get(`/discounts/${id}`)).body.uses).toBe(limit);
    expect(await faultsOfBooks(stoa)).toEqual([]);
  }, 90_000);
});
