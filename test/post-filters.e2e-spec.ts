import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [anna, ben, editor] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, ben, editor] = [await stoa.given.viewer(), await stoa.given.viewer(), await stoa.given.editor()];
  await publishedOf(anna, { title: 'P1', tags: ['Tea'] });
  await publishedOf(ben, { title: 'P2', tags: ['Tea', 'Water'] });
  await publishedOf(anna, { title: 'P3', tags: ['Water', 'Cups'] });
  await draftOf(anna, { title: 'D1', tags: ['Tea'] });
  await draftOf(anna, { title: 'S1', publishAt: '2100-01-01T00:00:00Z' });
  await draftOf(ben, { title: 'D2' });
  await draftOf(ben, { title: 'S2', publishAt: '2100-01-01T00:00:00Z' });
});
afterAll(() => stoa.stop());

const titlesOf = async (query: string, actor = stoa.nobody): Promise<string> => {
  const { status, body } = await actor.get(`/posts?limit=100&${query}`);
  expect(status).toBe(200);
  expect(body.meta.total).toBe(body.data.length);
  return body.data.map(({ title }: { title: string }) => title).join(' ');
};

describe('The states of posts', () => {
  it.each([
    ['draft', 'S1 D1', 'S2 D2 S1 D1'],
    ['scheduled', 'S1', 'S2 S1'],
    ['draft,scheduled', 'S1 D1', 'S2 D2 S1 D1'],
    ['published', 'P3 P2 P1', 'P3 P2 P1'],
    ['published,draft', 'S1 D1 P3 P2 P1', 'S2 D2 S1 D1 P3 P2 P1'],
    ['scheduled,published', 'S1 P3 P2 P1', 'S2 S1 P3 P2 P1'],
  ])('can be asked for together: %s', async (status, own, all) => {
    expect(await titlesOf(`status=${status}`, anna)).toBe(own);
    expect(await titlesOf(`status=${status}`, editor)).toBe(all);
    if (status !== 'published')
      expectProblem(await stoa.nobody.get(`/posts?status=${status}`), 401, 'UNAUTHENTICATED');
  });

  it('are narrowed by the other filters, and tell nobody of drafts of others', async () => {
    expect(await titlesOf(`status=published,draft&tag=tea`, ben)).toBe('P2 P1');
    expect(await titlesOf(`status=draft,scheduled&author=${anna.id}`, ben)).toBe('');
    expect(await titlesOf(`status=draft,published&author=${anna.id}`, ben)).toBe('P3 P1');
    expect(await titlesOf(`status=draft,published&publishedAfter=2000-01-01T00:00:00Z`, ben)).toBe(
      'P3 P2 P1',
    );
  });

  it.each(['draft,', ',draft', 'draft;scheduled', 'draft scheduled', 'archived,draft', ''])(
    'are not %j',
    async (status) => {
      expectProblem(await anna.get(`/posts?status=${status}`), 400, 'VALIDATION_FAILED');
    },
  );
});

describe('Tags of posts', () => {
  it.each([
    ['tag=tea,cups', 'P3 P2 P1'],
    ['tag=cups', 'P3'],
    ['tagAll=tea,water', 'P2'],
    ['tagAll=tea,cups', ''],
    ['tagAll=water', 'P3 P2'],
    ['tag=tea&tagAll=water', 'P2'],
    ['tag=none,tea', 'P2 P1'],
    ['tagAll=none,tea', ''],
    ['tagAll=tea,tea', 'P2 P1'],
  ])('are asked for as any of them or all: %s', async (query, titles) => {
    expect(await titlesOf(query)).toBe(titles);
  });

  it.each(['tag=a,', 'tagAll=,a', 'tag=A', `tag=${Array(11).fill('a').join()}`, 'tagAll=a,%20b'])(
    'are not %s',
    async (query) => {
      expectProblem(await stoa.nobody.get(`/posts?${query}`), 400, 'VALIDATION_FAILED');
    },
  );
});

describe('The time of publication', () => {
  it('narrows from the one side and the other: from the first moment on, until before the last', async () => {
    const { data } = (await stoa.nobody.get('/posts?sort=publishedAt')).body;
    const at = (index: number): string => data[index].publishedAt;
    expect(await titlesOf(`publishedAfter=${at(1)}`)).toBe('P3 P2');
    expect(await titlesOf(`publishedBefore=${at(1)}`)).toBe('P1');
    expect(await titlesOf(`publishedAfter=${at(0)}&publishedBefore=${at(2)}`)).toBe('P2 P1');
    expectProblem(await stoa.nobody.get('/posts?publishedAfter=yesterday'), 400, 'VALIDATION_FAILED');
  });
});

describe('What editors put in front', () => {
  it('comes first where it is pinned, is found by itself where it is featured, and pages go on over it', async () => {
    const idOf = async (title: string) =>
      (await stoa.nobody.get(`/posts`)).body.data.find((post: any) => post.title === title).id;
    const ids = { P1: await idOf('P1'), P2: await idOf('P2') };
    await editor.patch(`/posts/${ids.P1}`, { pinned: true });
    await editor.patch(`/posts/${ids.P2}`, { featured: true });
    expect(await titlesOf('')).toBe('P1 P3 P2');
    expect(await titlesOf('sort=-publishedAt')).toBe('P3 P2 P1');
    expect(await titlesOf('featured=true')).toBe('P2');
    expect(await titlesOf('featured=false')).toBe('P1 P3');
    expectProblem(await stoa.nobody.get('/posts?featured=maybe'), 400, 'VALIDATION_FAILED');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await stoa.nobody.get(`/posts?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...body.data.map(({ title }: { title: string }) => title));
      cursor = body.meta.nextCursor;
    }
    expect(seen).toEqual(['P1', 'P3', 'P2']);
  });

  it('is read from an index in its order, not sorted', async () => {
    const client = await stoa.sql.connect();
    await client.query('BEGIN; SET LOCAL enable_seqscan = off');
    const { rows } = await client.query(
      `EXPLAIN SELECT id FROM posts p WHERE p.status = 'published' AND (p.pinned, p.published_at, p.id) < (true, now(), $1)
       ORDER BY p.pinned DESC, p.published_at DESC, p.id DESC LIMIT 21`.replace('$1', 'gen_random_uuid()'),
    );
    await client.query('ROLLBACK');
    client.release();
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('posts_pinned_idx');
    expect(plan).not.toContain('Sort');
  });
});
