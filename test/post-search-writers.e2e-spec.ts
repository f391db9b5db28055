import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { draftOf, publishedOf } from './support/journal.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let author: Actor;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [author, editor] = await Promise.all([stoa.given.viewer(), stoa.given.editor()]);
});
afterAll(() => stoa.stop());

const deadlocks = async (): Promise<number> => {
  await stoa.sql.query('SELECT pg_stat_force_next_flush(), pg_stat_clear_snapshot()');
  const { rows } = await stoa.sql.query(
    'SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0].deadlocks;
};
const times = <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));
const found = async (search: string): Promise<number> =>
  (await stoa.nobody.get(`/posts?search=${search}`)).body.meta.total;

describe('Writers of posts at the same time', () => {
  it('wait for nobody in a circle when they bring the same words in another order', async () => {
    const words = ['astrolabe', 'sextant', 'theodolite', 'chronometer', 'planisphere'];
    const drafts = await times(12, (n) =>
      draftOf(author, { title: [...words.slice(n % 5), ...words.slice(0, n % 5)].join(' ') }),
    );
    await Promise.all(drafts.map(({ id }) => author.post(`/posts/${id}/publish`)));
    for (const search of ['astrolabe', 'theodolit', 'chronometre']) expect(await found(search)).toBe(12);
    expect(await deadlocks()).toBe(0);
  });

  it('and those who rename their tags neither stand in a circle nor lose a name', async () => {
    const posts = await times(6, (n) => publishedOf(author, { title: `Tagged ${n}`, tags: ['Name 0'] }));
    for (let round = 0; round < 8; round += 1)
      await Promise.all([
        editor.patch(`/tags/name-${round}`, { name: `Name ${round + 1}` }),
        ...posts.map(({ id }, n) =>
          author.patch(`/posts/${id}`, { tags: [`Name ${round}`, `Extra ${round} ${n}`] }),
        ),
        ...posts.map(({ id }) => author.patch(`/posts/${id}`, { title: `Tagged in ${round}` })),
      ]);
    const { rows } = await stoa.sql.query(`
      SELECT p.tag_words, string_agg(t.name, ' ' ORDER BY pt.position) AS names FROM posts p
      JOIN post_tags pt ON pt.post_id = p.id JOIN tags t ON t.id = pt.tag_id GROUP BY p.id`);
    expect(rows).toHaveLength(6);
    for (const { tag_words: words, names } of rows) expect(words).toBe(names);
    expect(await deadlocks()).toBe(0);
  });
});
