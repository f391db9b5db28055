import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { role, shared, start } from './chaos/cast.js';
import { productOf } from './support/catalogue.js';
import { faultsOfBooks, orderBody } from './support/orders.js';
import { StoaProcess } from './support/process.js';
import { Stoa } from './support/stoa.js';
import { times } from './support/twins.js';
import { Client } from './prove/client.js';
import { Notes } from './prove/notes.js';

/** A thousand buyers are fifty accounts with twenty wishes each, every one under a key of its own. */
const [accounts, wishes, last] = [50, 20, 10];
let stoa: Stoa;
let urls: string[];
beforeAll(async () => {
  stoa = await Stoa.start(shared);
  const processes = times(2, () => start(stoa, role('api', 'serves'), {}));
  urls = await Promise.all(processes.map(async (one) => (await one.up()).replace('localhost', '127.0.0.1')));
}, 60_000);
afterAll(async () => {
  await StoaProcess.endAll();
  await stoa.stop();
});

describe('A thousand buyers at two processes for the last ten things', () => {
  it('are ten who have one and 990 who are told that there is none left', async () => {
    const buyers = await Promise.all(times(accounts, () => stoa.given.viewer()));
    const { id } = await productOf(await stoa.given.editor(), { stock: last });
    const notes = new Notes();
    let turn = 0;
    const client = new Client(notes, () => urls[(turn += 1) % urls.length]!);
    const body = orderBody({ [id]: 1 });
    // whoever is told to come again does, with the same key
    const replies = await Promise.all(
      times(accounts * wishes, (index) =>
        client.insist(buyers[index % accounts]!, '/orders', { body, key: `wish-${index}` }),
      ),
    );
    const won = replies.filter(({ status }) => status === 201);
    expect([won.length, new Set(won.map((reply) => reply.body['id'])).size]).toEqual([last, last]);
    const others = replies.filter(({ status }) => status !== 201).map((reply) => reply.body['code']);
    expect([others.length, [...new Set(others)]]).toEqual([990, ['INSUFFICIENT_STOCK']]);
    expect(notes.heard.filter(({ status }) => status >= 500 && status !== 503)).toEqual([]);
    expect((await stoa.nobody.get(`/products/${id}`)).body.stock).toBe(0);
    const { rows } = await stoa.sql.query(
      'SELECT (SELECT count(*) FROM orders) AS orders, deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(rows).toEqual([{ orders: last, deadlocks: 0 }]);
    expect(await faultsOfBooks(stoa)).toEqual([]);
  }, 120_000);
});
