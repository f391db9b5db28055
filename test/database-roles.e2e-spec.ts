import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { grantService } from '../src/database/roles.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
/** What somebody can do who has taken over the connections of the service. */
let service: pg.Client;
beforeAll(async () => {
  stoa = await Stoa.start();
  service = new pg.Client({ connectionString: asService(stoa.databaseUrl) });
  await service.connect();
});
afterEach(() => StoaProcess.endAll());
afterAll(async () => {
  await service.end();
  await stoa.stop();
});

const denied = { code: '42501' };
const history = ['audit_log', 'order_history', 'post_revisions', 'stock_movements'];
const usersOf = async (name: string): Promise<string[]> => {
  const { rows } = await stoa.sql.query<{ usename: string }>(
    'SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
    [name],
  );
  return rows.map(({ usename }) => usename);
};

describe('The role that the service uses in the database', () => {
  it('is not the one that owns the tables', async () => {
    const { rows } = await stoa.sql.query(
      'SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname = $1',
      ['public'],
    );
    expect(rows).toHaveLength(1);
    await stoa.nobody.get('/products');
    for (const name of ['stoa', 'stoa-read', 'stoa-revocations'])
      expect(await usersOf(name)).toEqual([process.env['TEST_ROLE']]);
    expect(rows[0].owner).not.toBe(process.env['TEST_ROLE']);
  });

  it.each(history)('cannot rewrite, remove or empty %s', async (table) => {
    for (const statement of [
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `UPDATE ${table} SET ${table === 'audit_log' ? 'occurred_at' : 'created_at'} = now()`,
    ])
      await expect(service.query(statement)).rejects.toMatchObject(denied);
  });

  it.each([
    'CREATE TABLE mine (id int)',
    'DROP TABLE users',
    'DROP TRIGGER users_last_admin ON users',
    'ALTER TABLE users DISABLE TRIGGER ALL',
    'SET session_replication_role = replica',
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
    'DELETE FROM migrations',
    'UPDATE order_history_heads SET length = 1',
    "INSERT INTO order_status_moves VALUES ('delivered', 'pending')",
    "COPY users TO PROGRAM 'cat'",
  ])('cannot run: %s', async (statement) => {
    await expect(service.query(statement)).rejects.toMatchObject(denied);
  });

  it('keeps its rights when they are given again, by many instances at once', async () => {
    const { databaseUrl } = stoa;
    await Promise.all(Array.from({ length: 5 }, () => grantService(databaseUrl, asService(databaseUrl))));
    await expect(service.query('DELETE FROM audit_log')).rejects.toMatchObject(denied);
    expect((await (await stoa.given.viewer()).get('/users/me')).status).toBe(200);
  });
});

describe('A service with an owner of its database beside it', () => {
  it('migrates as the owner and serves as the other', async () => {
    await stoa.sql.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${process.env['TEST_ROLE']}`);
    const one = StoaProcess.start({
      DATABASE_URL: asService(stoa.databaseUrl),
      DATABASE_OWNER_URL: stoa.databaseUrl,
      KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
    });
    const url = await one.up();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${url}/api/v1/products`)).status).toBe(200);
    expect(await usersOf('stoa')).toEqual([process.env['TEST_ROLE']]);
  });
});
