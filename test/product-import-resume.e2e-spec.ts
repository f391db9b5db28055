import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from './support/actor.js';
import { ndjson, runImports, sendFile } from './support/imports.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterEach(() => StoaProcess.endAll());
afterAll(() => stoa.stop());

const type = 'application/x-ndjson';
const count = 2_000;
const rows = Array.from({ length: count }, (_, index) => ({
  ...{ sku: `R-${index}`, name: `Row ${index}`, stock: 1 + (index % 5) },
  price: { amount: index, currency: 'USD' },
}));
const standing = async (id: string): Promise<any> => (await editor.get(`/imports/${id}`)).body;

async function process(): Promise<StoaProcess> {
  const started = StoaProcess.start({
    ...{ NODE_ENV: 'test', DATABASE_URL: asService(stoa.databaseUrl), PORT: '0', STOA_DEMO: 'false' },
    STOA_DATA_DIR: await mkdtemp(join(tmpdir(), 'stoa-import-')),
    KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
  });
  return started;
}

describe('A process that is killed while it imports', () => {
  it.each([
    ['row by row', ''],
    ['all or nothing', '?atomic=true'],
  ])('leaves an import that goes on %s, and every row is there once', async (_, query) => {
    await stoa.sql.query('TRUNCATE products, imports, outbox, stock_movements, price_history CASCADE');
    const { body } = await sendFile(editor, ndjson(...rows), { type, query });
    const victim = await process();
    for (;;) {
      const { rows: so, status } = await standing(body.id);
      if (so.read > 0) break;
      if (status === 'succeeded') throw new Error('it was too fast to be killed');
      await delay(20);
    }
    await victim.end('SIGKILL');
    const left = await standing(body.id);
    expect(left.status).not.toBe('succeeded');
    const { rowCount } = await stoa.sql.query('SELECT FROM variants');
    expect(rowCount).toBe(query === '' ? left.rows.read : 0);
    while ((await standing(body.id)).status !== 'succeeded') await runImports(stoa);
    expect((await standing(body.id)).rows).toEqual({
      ...{ read: count, created: count, updated: 0, unchanged: 0, refused: 0 },
    });
    const { rows: sums } = await stoa.sql.query(
      `SELECT (SELECT count(*) FROM variants) AS variants, (SELECT count(*) FROM stock_movements) AS movements,
         (SELECT count(*) FROM price_history) AS prices, (SELECT count(*) FROM outbox) AS events`,
    );
    const numbers = Object.values(sums[0]).map(Number);
    expect(numbers).toEqual([count, count, count, 2 * count]);
  });
});
