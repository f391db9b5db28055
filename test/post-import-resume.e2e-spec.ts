import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Database } from '../src/database/database.js';
import { takePosition } from '../src/posts/transfer/imports.sql.js';
import type { Actor } from './support/actor.js';
import { worker } from './support/jobs.js';
import { countsOf, sendPosts, zipOf } from './support/post-imports.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
beforeEach(() => stoa.sql.query('TRUNCATE posts, tags, outbox, post_imports, pgboss.job CASCADE'));
afterEach(() => StoaProcess.endAll());
afterAll(() => stoa.stop());

const count = 300;
const archive = (name: string, many = count) =>
  zipOf(
    Object.fromEntries(
      Array.from({ length: many }, (_, index) => [
        `${name}-${index}.md`,
        `---\ntitle: ${name} ${index}\ntags: [Tea, Tag ${index % 7}]\nstatus: published\n---\nBoil **water**.`,
      ]),
    ),
  );
const standing = async (id: string): Promise<any> => (await editor.get(`/post-imports/${id}`)).body;
const sums = async () => {
  const { rows } = await stoa.sql.query(
    `SELECT (SELECT count(*)::int FROM posts WHERE status = 'published') AS posts, (SELECT count(*)::int FROM post_revisions) AS revisions,
       (SELECT count(*)::int FROM outbox WHERE type = 'post.created') AS created,
       (SELECT count(*)::int FROM outbox WHERE type = 'post.published') AS published`,
  );
  return rows[0];
};
const once = (many: number) => ({ posts: many, revisions: many, created: many, published: many });

async function process(): Promise<StoaProcess> {
  return StoaProcess.start({
    ...{ NODE_ENV: 'test', DATABASE_URL: asService(stoa.databaseUrl), PORT: '0', STOA_DEMO: 'false' },
    STOA_DATA_DIR: await mkdtemp(join(tmpdir(), 'stoa-post-import-')),
    KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
  });
}

describe('An import of posts', () => {
  it('goes on after the process that did it was killed, and every post is there once', async () => {
    const { body } = await sendPosts(editor, await archive('killed'));
    const victim = await process();
    while ((await standing(body.id)).posts.read < 3) await delay(5);
    await victim.end('SIGKILL');
    const left = await standing(body.id);
    expect(left.status).toBe('applying');
    expect((await sums()).posts).toBe(left.posts.read);
    // what the engine does when it has seen no sign of life for long enough
    await stoa.sql.query(
      "UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE name = 'import-posts'",
    );
    await worker(stoa).workDue();
    const done = await standing(body.id);
    expect(done).toMatchObject({ status: 'succeeded', posts: countsOf({ created: count }) });
    expect(await sums()).toEqual(once(count));
  });

  it('has each of its posts taken once, in its turn, and none once it has ended', async () => {
    const { body } = await sendPosts(editor, await archive('turn', 1));
    const { id } = body;
    const take = (position: number): Promise<boolean> =>
      stoa.app.get(Database).transaction(async (tx) => (await tx.row(takePosition, id, position)) !== null);
    await stoa.sql.query("UPDATE post_imports SET status = 'applying', position = 3 WHERE id = $1", [id]);
    expect([await take(3), await take(5)]).toEqual([false, false]);
    expect((await Promise.all([take(4), take(4), take(4)])).filter(Boolean)).toHaveLength(1);
    await stoa.sql.query("UPDATE post_imports SET status = 'succeeded', finished_at = now() WHERE id = $1", [
      id,
    ]);
    expect(await take(5)).toBe(false);
  });

  it('is not disturbed by another of the same posts, nor by a worker that is given the same one', async () => {
    const file = await archive('same', 60);
    const imports = [(await sendPosts(editor, file)).body, (await sendPosts(editor, file)).body];
    await stoa.sql.query(
      "INSERT INTO pgboss.job (id, name, data) SELECT gen_random_uuid(), name, data FROM pgboss.job WHERE name = 'import-posts'",
    );
    const other = await process();
    await worker(stoa).workDue();
    const ended = async () => Promise.all(imports.map(({ id }) => standing(id)));
    while ((await ended()).some(({ status }) => status !== 'succeeded')) await delay(50);
    await other.end('SIGTERM');
    const [first, second] = (await ended()).map(({ posts }) => posts);
    expect([first.read, second.read]).toEqual([60, 60]);
    expect([first.created + second.created, first.unchanged + second.unchanged]).toEqual([60, 60]);
    expect(await sums()).toEqual(once(60));
  });
});
