import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [admin, anna, ben] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [admin, anna, ben] = [await stoa.given.admin(), await stoa.given.viewer(), await stoa.given.viewer()];
  await anna.patch(`/users/${anna.id}`, { name: 'Anna' });
  await admin.patch(`/users/${anna.id}`, { role: 'editor' });
  await admin.patch(`/users/${ben.id}`, { role: 'editor' });
});
afterAll(() => stoa.stop());

const types = async (query: string): Promise<string[]> => {
  const { status, body } = await admin.get(`/audit-log?${query}`);
  expect(status).toBe(200);
  return body.data.map(({ type }: { type: string }) => type);
};

describe('The audit log', () => {
  it('is for admins only', async () => {
    expectProblem(await stoa.nobody.get('/audit-log'), 401, 'UNAUTHENTICATED');
    for (const who of [await stoa.given.viewer(), await stoa.given.editor()])
      expectProblem(await who.get('/audit-log'), 403, 'FORBIDDEN');
  });

  it('says who did what to whom, when and from where', async () => {
    const { body } = await admin.get(`/audit-log?type=user.role_changed&userId=${anna.id}`);
    expect(body.data).toEqual([
      {
        id: expect.any(String),
        type: 'user.role_changed',
        actorId: admin.id,
        userId: anna.id,
        sessionId: null,
        address: '127.0.0.1',
        userAgent: 'node',
        requestId: expect.any(String),
        details: { from: 'viewer', to: 'editor' },
        occurredAt: expect.stringMatching(/Z$/),
      },
    ]);
  });

  it('shows the newest first unless told, and finds by type, actor, person and time', async () => {
    const about = `userId=${anna.id}`;
    expect(await types(about)).toEqual(['user.role_changed', 'user.updated', 'signin.succeeded']);
    expect(await types(`${about}&sort=occurredAt`)).toEqual([
      'signin.succeeded',
      'user.updated',
      'user.role_changed',
    ]);
    expect(await types(`${about}&actorId=${anna.id}`)).toEqual(['user.updated', 'signin.succeeded']);
    expect(await types(`type=user.role_changed`)).toHaveLength(2);
    expect(await types(`${about}&from=2200-01-01T00:00:00.000Z`)).toEqual([]);
    expect(await types(`${about}&to=2200-01-01T00:00:00.000Z`)).toHaveLength(3);
    expect(await types(`userId=${newId()}`)).toEqual([]);
  });

  it('leads by cursors through every entry once', async () => {
    const whole = (await admin.get('/audit-log?limit=100')).body.data;
    const seen: unknown[] = [];
    for (let place = ''; ;) {
      const { body, headers } = await admin.get(`/audit-log?limit=2${place}`);
      seen.push(...body.data);
      expect(headers.get('link')).toContain('rel="first"');
      if (body.meta.nextCursor === null) break;
      place = `&cursor=${body.meta.nextCursor}`;
    }
    expect(seen).toEqual(whole);
  });

  it.each(['type=user.deleted', 'userId=anna', 'from=yesterday', 'sort=details', 'who=anna', 'limit=101'])(
    'does not take %s',
    async (query) => {
      expectProblem(await admin.get(`/audit-log?${query}`), 400, 'VALIDATION_FAILED');
    },
  );

  it.each([
    "UPDATE audit_log SET type = 'user.updated'",
    "UPDATE audit_log SET details = '{}' WHERE false OR user_id IS NOT NULL",
    'DELETE FROM audit_log',
    'TRUNCATE audit_log',
    'TRUNCATE audit_log, mails CASCADE',
  ])('is kept by the database, also from the owner of its tables: %s', async (statement) => {
    const { rows } = await stoa.sql.query(
      "SELECT tableowner = current_user AS owns FROM pg_tables WHERE tablename = 'audit_log'",
    );
    expect(rows).toEqual([{ owns: true }]);
    const before = (await admin.get('/audit-log')).body.meta.total;
    await expect(stoa.sql.query(statement)).rejects.toThrow('audit_log is append-only');
    expect((await admin.get('/audit-log')).body.meta.total).toBe(before);
  });
});
