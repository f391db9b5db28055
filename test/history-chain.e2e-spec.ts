import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../src/database/database.js';
import { firstFault, type Chain, type ChainEntry } from '../src/orders/history/chain.js';
import { HistoryVerification } from '../src/orders/history/history-verification.js';
import { listChains } from '../src/orders/history/history.sql.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { freshKey, orderOf, payFor } from './support/orders.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let admin: Actor;
let kettle: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, admin] = [await stoa.given.editor(), await stoa.given.admin()];
  kettle = (await productOf(editor, { stock: 1000 }))['id'];
});
afterEach(() => StoaProcess.endAll());
afterAll(() => stoa.stop());

/** Runs the command to its end. */
async function verify(): Promise<{ code: number | string; output: string }> {
  const environment = {
    DATABASE_URL: asService(stoa.databaseUrl),
    DATABASE_OWNER_URL: stoa.databaseUrl,
    KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
  };
  const run = StoaProcess.start(environment, ['src/verify-history.ts']);
  return { code: await run.ended(), output: run.output };
}

/** A delivered order: pending, paid, shipped, delivered. */
async function delivered(buyer: Actor): Promise<string> {
  const { id } = await orderOf(buyer, { [kettle]: 1 });
  await payFor(stoa, buyer, id);
  await editor.post(`/orders/${id}/ship`, {});
  await editor.post(`/orders/${id}/deliver`, {});
  return id as string;
}

/** Somebody who owns the database writes by hand, past everything that would stop them. */
async function tamper(text: string, ...values: unknown[]): Promise<void> {
  const client = await stoa.sql.connect();
  await client.query('ALTER TABLE order_history DISABLE TRIGGER USER');
  await client.query(text, values);
  await client.query('ALTER TABLE order_history ENABLE TRIGGER USER');
  client.release();
}

/** The rows of the order's history as they are, to put them back. */
async function kept(id: string): Promise<() => Promise<void>> {
  const { rows } = await stoa.sql.query(
    `SELECT json_agg(h) AS entries, (SELECT to_json(k) FROM order_history_heads k WHERE k.order_id = $1) AS head
     FROM order_history h WHERE h.order_id = $1`,
    [id],
  );
  const { entries, head } = rows[0] as { entries: unknown; head: unknown };
  return async () => {
    await tamper('DELETE FROM order_history WHERE order_id = $1', id);
    await tamper('DELETE FROM order_history_heads WHERE order_id = $1', id);
    await tamper(
      'INSERT INTO order_history OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::order_history, $1)',
      JSON.stringify(entries),
    );
    await tamper(
      'INSERT INTO order_history_heads SELECT * FROM json_populate_record(NULL::order_history_heads, $1)',
      JSON.stringify(head),
    );
  };
}

const at = (position: number) =>
  `(SELECT sequence FROM order_history WHERE order_id = $1 AND position = ${position})`;

describe('The history of an order', () => {
  it('is a chain in which each entry names the hash of the one before', async () => {
    const anna = await stoa.given.viewer();
    const id = await delivered(anna);
    const { body } = await anna.get(`/orders/${id}/history`);
    const entries = body.data as Record<string, any>[];
    expect(entries.map(({ to }) => to)).toEqual(['pending', 'paid', 'shipped', 'delivered']);
    for (const { hash } of entries) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const hashes = entries.map(({ hash }) => hash as string);
    expect(new Set(hashes).size).toBe(4);
    expect(entries.map(({ previousHash }) => previousHash)).toEqual([null, ...hashes.slice(0, 3)]);
    expect((await anna.get(`/orders/${id}`)).body.history[0]).not.toHaveProperty('hash');
  });

  it('is chained one after the other when many ask at once', async () => {
    const anna = await stoa.given.viewer();
    const { id } = await orderOf(anna, { [kettle]: 1 });
    await payFor(stoa, anna, id);
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0
          ? editor.post(`/orders/${id}/ship`, {}, freshKey())
          : admin.post(`/orders/${id}/cancel`, {}, freshKey()),
      ),
    );
    expect((await verify()).code).toBe(0);
  });

  it('cannot be rewritten, whoever writes', async () => {
    const { id } = await orderOf(await stoa.given.viewer(), { [kettle]: 1 });
    for (const wrong of [
      "UPDATE order_history SET hash = sha256('x')",
      'UPDATE order_history SET actor_salt = gen_random_uuid()',
      "UPDATE order_history SET reason_digest = sha256('x')",
    ])
      await expect(stoa.sql.query(`${wrong} WHERE order_id = $1`, [id])).rejects.toThrow(/append-only/);
  });
});

describe('A chain', () => {
  const chainOf = async (id: string): Promise<Chain> => {
    const read = stoa.app.get(Database).read;
    const all = await read.rows(listChains, '00000000-0000-0000-0000-000000000000', 10_000);
    return all.find((chain) => chain.id === id)!;
  };
  const put = (chain: Chain, index: number, facts: Partial<ChainEntry>): Chain => ({
    ...chain,
    entries: chain.entries.map((entry, at) => (at === index ? { ...entry, ...facts } : entry)),
  });

  it('holds as it is, and with any one thing changed it does not', async () => {
    const chain = await chainOf(await delivered(await stoa.given.viewer()));
    expect(firstFault(chain)).toBeNull();
    const another = 'f'.repeat(64);
    const id = crypto.randomUUID();
    const changes: Partial<ChainEntry>[] = [
      ...[
        { position: 7 },
        { from: 'cancelled' as const },
        { to: 'refunded' as const },
        { at: 1 },
        { hash: another },
      ],
      ...[{ actorId: id }, { actorSalt: id }, { actorSalt: null, actorId: null }, { actorDigest: another }],
      ...[
        { reason: 'x' },
        { reason: '' },
        { reasonSalt: id },
        { reasonSalt: null },
        { reasonDigest: another },
      ],
      { previousHash: another },
    ];
    for (const [index] of chain.entries.entries())
      for (const facts of changes)
        expect([facts, firstFault(put(chain, index, facts))?.position]).toEqual([facts, index + 1]);
    for (const wrong of [
      { id },
      { status: 'paid' as const },
      { length: 3 },
      { length: null },
      { head: another },
    ])
      expect([wrong, firstFault({ ...chain, ...wrong })]).toEqual([wrong, expect.anything()]);
  });

  it('is gone through with all others, a part at a time, and none is left out', async () => {
    const verification = new HistoryVerification(stoa.app.get(Database));
    const { rows } = await stoa.sql.query('SELECT count(*)::int AS count FROM order_history');
    const seen = { orders: 0, entries: 0, faults: 0 };
    for await (const { orders, entries, faults } of verification.run()) {
      seen.orders += orders;
      seen.entries += entries;
      seen.faults += faults.length;
    }
    expect(seen).toEqual({ orders: await verification.count(), entries: rows[0].count, faults: 0 });
  });
});

describe('npm run history:verify', () => {
  it('says how many entries it has seen, and that they are as they were written', async () => {
    await delivered(await stoa.given.viewer());
    const { code, output } = await verify();
    expect(code).toBe(0);
    expect(output).toMatch(/orders +\d+\nentries +\d+\nbroken +0\n\nEvery history is as it was written\./);
  });

  it.each([
    [
      'who did it is another',
      `UPDATE order_history SET actor_id = gen_random_uuid() WHERE sequence = ${at(3)}`,
      'entry 3  who did it was changed',
    ],
    [
      'who did it is gone',
      `UPDATE order_history SET actor_id = NULL, actor_salt = NULL WHERE sequence = ${at(3)}`,
      'entry 3  who did it was changed',
    ],
    [
      'a reason was put in',
      `UPDATE order_history SET reason = 'Nobody said so' WHERE sequence = ${at(2)}`,
      'entry 2  its reason was changed',
    ],
    [
      'it happened at another time',
      `UPDATE order_history SET created_at = created_at - interval '1 day' WHERE sequence = ${at(2)}`,
      'entry 2  it was changed',
    ],
    [
      'a hash was made to fit the entry alone',
      `UPDATE order_history h SET created_at = created_at - interval '1 day', hash = history_hash((h.sequence, h.order_id,
         h.from_status, h.to_status, h.actor_id, h.reason, h.created_at - interval '1 day', h.position, h.actor_salt,
         h.actor_digest, h.reason_salt, h.reason_digest, h.previous_hash, NULL)::order_history) WHERE sequence = ${at(2)}`,
      'entry 3  it does not follow the one before',
    ],
    [
      'the first is gone',
      `DELETE FROM order_history WHERE sequence = ${at(1)}`,
      'entry 1  an entry is missing',
    ],
    ['one is gone', `DELETE FROM order_history WHERE sequence = ${at(2)}`, 'entry 2  an entry is missing'],
    [
      'the last is gone',
      `DELETE FROM order_history WHERE sequence = ${at(4)}`,
      'at the end  there are 3 entries',
    ],
    ['all are gone', 'DELETE FROM order_history WHERE order_id = $1', 'at the end  there are 0 entries'],
    [
      'the last is gone, and the head tells of the one before',
      `WITH gone AS (DELETE FROM order_history WHERE sequence = ${at(4)})
       UPDATE order_history_heads k SET length = 3, hash = h.hash FROM order_history h
       WHERE k.order_id = $1 AND h.sequence = ${at(3)}`,
      'at the end  the order is delivered, which its history does not say',
    ],
    [
      'one was put in',
      `INSERT INTO order_history (order_id, from_status, to_status, created_at, position, actor_salt, actor_digest,
         reason_salt, reason_digest, previous_hash, hash)
       SELECT order_id, 'shipped', 'delivered', created_at, 5, actor_salt, actor_digest, reason_salt, reason_digest, hash, hash
       FROM order_history WHERE sequence = ${at(4)}`,
      'entry 5  it was changed',
    ],
    [
      'two changed places',
      `UPDATE order_history h SET position = -o.position, from_status = o.from_status, to_status = o.to_status, hash = o.hash,
         previous_hash = o.previous_hash FROM order_history o
       WHERE h.sequence IN (${at(2)}, ${at(3)}) AND o.sequence IN (${at(2)}, ${at(3)}) AND o.sequence <> h.sequence`,
      'entry 2  an entry is missing, or out of its place',
    ],
    [
      'the head is gone',
      'DELETE FROM order_history_heads WHERE order_id = $1',
      'at the end  there are 4 entries',
    ],
  ])('finds out that %s', async (_, text, told) => {
    const id = await delivered(await stoa.given.viewer());
    const putBack = await kept(id);
    await tamper(text, id);
    const { code, output } = await verify();
    await putBack();
    expect(output).toContain(`The first broken entry: order ${id}  ${told}`);
    expect(output).toMatch(/broken +1\n/);
    expect(code).toBe(1);
  });

  it('holds after a person was erased, of whom nothing can be tried any more', async () => {
    const anna = await stoa.given.viewer();
    const id = await delivered(anna);
    const { id: off } = await orderOf(anna, { [kettle]: 1 });
    await anna.post(`/orders/${off}/cancel`, { reason: 'I am Anna Berg.' });
    await anna.delete(`/users/${anna.id}`);
    const { rows } = await stoa.sql.query(
      'SELECT actor_id, actor_salt, reason, reason_salt FROM order_history WHERE order_id = $1',
      [off],
    );
    const nothing = { actor_id: null, actor_salt: null, reason: null, reason_salt: null };
    expect(rows).toEqual([nothing, nothing]);
    const { body } = await admin.get(`/orders/${id}/history`);
    const actors = (body.data as Record<string, any>[]).map(({ actorId }) => actorId);
    expect(actors).toEqual([null, null, editor.id, editor.id]);
    expect((await verify()).code).toBe(0);
  });
});
