import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { ask, worker } from './support/jobs.js';
import { draftOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let [stoa, other] = [] as unknown as [Stoa, Stoa];
let anna: Actor;
let clock: ReturnType<typeof moveClock> | undefined;
beforeAll(async () => {
  stoa = await Stoa.start();
  other = await stoa.beside();
  anna = await stoa.given.viewer();
});
afterEach(() => clock?.stop());
afterAll(async () => {
  await other.stop();
  await stoa.stop();
});

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const readBy = async (actor: Actor, id: string) => (await actor.get(`/posts/${id}`)).body;
const eventsOf = async (id: string): Promise<string[]> =>
  (await stoa.sql.query('SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY sequence', [id])).rows.map(
    ({ type }) => type,
  );
/** The queue says that the time has come. */
const ripen = (id: string) =>
  stoa.sql.query(
    "UPDATE pgboss.job SET start_after = now() WHERE name = 'publish-post' AND data->>'postId' = $1",
    [id],
  );
/** While it lasts, nothing of this post can be published. */
const refusePublishing = (id: string) =>
  stoa.change(
    `CREATE FUNCTION refuse_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'secret of the database'; END $$;
     CREATE TRIGGER refuse_it BEFORE UPDATE ON posts FOR EACH ROW
       WHEN (NEW.status = 'published' AND NEW.id = '${id}') EXECUTE FUNCTION refuse_it()`,
  );
const allowPublishing = () => stoa.change('DROP FUNCTION refuse_it CASCADE');

describe('Two workers', () => {
  it('publish what is due once, whichever comes first and however often they are asked, when the clock has moved on', async () => {
    const publishAt = inHours(2);
    const drafts = await Promise.all(Array.from({ length: 10 }, () => draftOf(anna, { publishAt })));
    const ids = drafts.map((draft) => draft['id'] as string);
    clock = moveClock(stoa);
    clock.ahead(2 * 3600 + 1);
    // jobs are done at least once
    for (const postId of [...ids, ...ids])
      await ask(stoa, 'publish-post', { postId, at: Date.parse(publishAt) });
    for (const id of ids) await ripen(id);
    await Promise.all([worker(stoa), worker(other), worker(stoa), worker(other)].map((one) => one.workDue()));
    for (const id of ids) {
      expect(await eventsOf(id)).toEqual(['post.created', 'post.published']);
      expect((await readBy(stoa.nobody, id)).status).toBe('published');
    }
  });
});

describe('A post that cannot be published', () => {
  it('says so to its author and editors, is tried again, and forgets it when it is out', async () => {
    const publishAt = inHours(1);
    const { id } = await draftOf(anna, { publishAt });
    await refusePublishing(id);
    await ripen(id);
    await worker(stoa).workDue();
    const failed = await readBy(anna, id);
    expect(failed).toMatchObject({ status: 'draft', publishAt, publishError: expect.any(String) });
    expect(failed.publishError).not.toContain('secret');
    const listed = (await anna.get('/posts?status=scheduled')).body.data;
    expect(listed).toContainEqual(expect.objectContaining({ id, publishError: failed.publishError }));
    expectProblem(await stoa.nobody.get(`/posts/${id}`), 404, 'NOT_FOUND');
    await allowPublishing();
    await ripen(id);
    await worker(other).workDue();
    expect(await readBy(stoa.nobody, id)).toMatchObject({ status: 'published', publishError: null });
    expect(await eventsOf(id)).toEqual(['post.created', 'post.published']);
  });

  it('has nothing to say any more once it is planned anew', async () => {
    const { id } = await draftOf(anna, { publishAt: inHours(1) });
    await refusePublishing(id);
    await ripen(id);
    await worker(stoa).workDue();
    expect((await readBy(anna, id)).publishError).not.toBeNull();
    const { body } = await anna.patch(`/posts/${id}`, { publishAt: inHours(3) });
    expect(body.publishError).toBeNull();
    await allowPublishing();
  });
});

describe('A post that should be out for more than a minute', () => {
  const stateOf = async (): Promise<unknown> => {
    clock?.ahead(15);
    await stoa.nobody.get('//health/ready');
    await delay(200);
    return (await stoa.nobody.get('//health/ready')).body.checks.scheduledPosts;
  };
  const measured = async (): Promise<string | undefined> =>
    /^stoa_posts_overdue (\d+)$/m.exec((await stoa.nobody.get('//metrics')).body)?.[1];

  it('is told by readiness, which stays, and by metrics; one that waits is not', async () => {
    await stoa.sql.query("UPDATE posts SET publish_at = '2100-01-01' WHERE publish_at IS NOT NULL");
    clock = moveClock(stoa);
    expect([await stateOf(), await measured()]).toEqual(['up', '0']);
    const { id } = await draftOf(anna, { publishAt: inHours(1) });
    clock.ahead(3600 + 10);
    expect([await stateOf(), await measured()]).toEqual(['up', '0']);
    clock.ahead(60);
    expect([await stateOf(), await measured()]).toEqual(['down', '1']);
    expect((await stoa.nobody.get('//health/ready')).status).toBe(200);
    await anna.post(`/posts/${id}/publish`);
    expect([await stateOf(), await measured()]).toEqual(['up', '0']);
  });
});

describe('A change of text and time in one request', () => {
  it('is told of once', async () => {
    const { id } = await draftOf(anna);
    const change = { title: 'Both', tags: ['Tea'], publishAt: inHours(5) };
    expect((await anna.patch(`/posts/${id}`, change)).body).toMatchObject({ title: 'Both', revision: 2 });
    expect(await eventsOf(id)).toEqual(['post.created', 'post.updated']);
    await anna.put(`/posts/${id}`, { title: 'Both again', content: 'New.', publishAt: inHours(6) });
    expect(await eventsOf(id)).toEqual(['post.created', 'post.updated', 'post.updated']);
  });

  it('is told as both when the time has come: changed, and published', async () => {
    const { id } = await draftOf(anna);
    await anna.patch(`/posts/${id}`, { title: 'At once', publishAt: inHours(-1) });
    expect(await eventsOf(id)).toEqual(['post.created', 'post.updated', 'post.published']);
    expect(await readBy(stoa.nobody, id)).toMatchObject({ title: 'At once', revision: 2 });
  });
});
