import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { hold } from './support/hold.js';
import { draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [anna, editor] = [] as unknown as [Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, editor] = [await stoa.given.viewer(), await stoa.given.editor()];
});
afterAll(() => stoa.stop());

const merge = (slug: string, into: string, actor = editor) => actor.post(`/tags/${slug}/merge`, { into });
const tagsOf = async (id: string): Promise<string[]> =>
  (await editor.get(`/posts/${id}`)).body.tags.map(({ slug }: { slug: string }) => slug);
const placeOf = async (path: string, actor = stoa.nobody): Promise<unknown> => {
  const { status, headers } = await actor.get(path);
  return [status, headers.get('location')];
};
const countOf = async (slug: string): Promise<number> =>
  (await stoa.nobody.get(`/tags/${slug}`)).body.postCount;

describe('A tag by itself', () => {
  it('says what it is and how many published posts carry it', async () => {
    await publishedOf(anna, { tags: ['Single Origin'] });
    await draftOf(anna, { tags: ['Single Origin'] });
    expect((await stoa.nobody.get('/tags/single-origin')).body).toEqual({
      ...{ slug: 'single-origin', name: 'Single Origin', description: null, postCount: 1 },
    });
  });

  it('is not there for others while only drafts carry it', async () => {
    await draftOf(anna, { tags: ['Hushed'] });
    for (const actor of [stoa.nobody, anna]) expectProblem(await actor.get('/tags/hushed'), 404, 'NOT_FOUND');
    expect((await editor.get('/tags/hushed')).body.postCount).toBe(0);
    expectProblem(await editor.get('/tags/no-such-tag'), 404, 'NOT_FOUND');
    expectProblem(await editor.get('/tags/No_Slug'), 400, 'MALFORMED_REQUEST');
  });
});

describe('Renaming a tag', () => {
  it('gives it the slug of its name; the old one leads there, also in filters and on posts', async () => {
    const { id } = await publishedOf(anna, { tags: ['Coffe'] });
    const { status, body } = await editor.patch('/tags/coffe', { name: 'Coffee', description: 'Brewed.' });
    expect([status, body]).toEqual([
      200,
      { slug: 'coffee', name: 'Coffee', description: 'Brewed.', postCount: 1 },
    ]);
    expect(await placeOf('/tags/coffe')).toEqual([308, '/api/v1/tags/coffee']);
    expect(await tagsOf(id)).toEqual(['coffee']);
    for (const filter of ['tag=coffe', 'tag=coffee', 'tagAll=coffe'])
      expect((await stoa.nobody.get(`/posts?${filter}`)).body.data).toHaveLength(1);
    const other = await publishedOf(anna, { tags: ['coffe', 'Coffee'] });
    expect(other['tags']).toEqual([{ slug: 'coffee', name: 'Coffee' }]);
    expect((await anna.patch(`/posts/${id}`, { tags: ['Coffe'] })).body.revision).toBe(1);
  });

  it('back gives it its first slug again', async () => {
    await publishedOf(anna, { tags: ['Back one'] });
    await editor.patch('/tags/back-one', { name: 'Back two' });
    await editor.patch('/tags/back-two', { name: 'Back one' });
    expect(await placeOf('/tags/back-one')).toEqual([200, null]);
    expect(await placeOf('/tags/back-two')).toEqual([308, '/api/v1/tags/back-one']);
  });

  it('in letters that do not count keeps the slug', async () => {
    await publishedOf(anna, { tags: ['matcha latte'] });
    const { body } = await editor.patch('/tags/matcha-latte', { name: ' Matcha Latté ' });
    expect(body).toMatchObject({ slug: 'matcha-latte', name: 'Matcha Latté' });
    expect((await editor.patch('/tags/matcha-latte', { description: 'X' })).body.description).toBe('X');
    expect((await editor.patch('/tags/matcha-latte', { description: null })).body.description).toBeNull();
    for (const body of [{ name: null }, { name: ' ' }, { slug: 'x' }, { description: '' }])
      expectProblem(await editor.patch('/tags/matcha-latte', body), 400, 'VALIDATION_FAILED');
  });

  it('takes no name of another tag, nor one that another tag had', async () => {
    await publishedOf(anna, { tags: ['Taken now', 'Taken then', 'Renamer'] });
    await editor.patch('/tags/taken-then', { name: 'Moved on' });
    for (const name of ['Taken now', 'Taken then'])
      expectProblem(await editor.patch('/tags/renamer', { name }), 409, 'TAG_SLUG_TAKEN');
    await Promise.all(
      ['renamer', 'moved-on'].map((slug) => editor.patch(`/tags/${slug}`, { name: 'Raced to' })),
    );
    const { rows } = await stoa.sql.query("SELECT FROM tags WHERE slug = 'raced-to'");
    expect(rows).toHaveLength(1);
  });

  it('is refused when the tag is another one since', async () => {
    await publishedOf(anna, { tags: ['Guarded'] });
    const stale = { 'if-match': (await stoa.nobody.get('/tags/guarded')).headers.get('etag') ?? '' };
    await editor.patch('/tags/guarded', { description: 'New.' }, stale);
    for (const answer of [
      await editor.patch('/tags/guarded', { description: 'Newer.' }, stale),
      await editor.delete('/tags/guarded', stale),
      await editor.post('/tags/guarded/merge', { into: 'x' }, stale),
    ])
      expectProblem(answer, 412, 'PRECONDITION_FAILED');
  });
});

describe('Merging two tags', () => {
  it('leaves one, on each post once; the slugs of the other lead there', async () => {
    const one = await publishedOf(anna, { tags: ['Oolongs', 'Leaves'] });
    const both = await publishedOf(anna, { tags: ['Oolongs', 'Oolong'] });
    const draft = await draftOf(anna, { tags: ['Oolongs'] });
    await editor.patch('/tags/oolongs', { name: 'Oolong teas' });
    const { status, body } = await merge('oolong-teas', 'oolong');
    expect([status, body]).toEqual([
      200,
      { slug: 'oolong', name: 'Oolong', description: null, postCount: 2 },
    ]);
    expect(await tagsOf(one['id'])).toEqual(['oolong', 'leaves']);
    expect(await tagsOf(both['id'])).toEqual(['oolong']);
    expect(await tagsOf(draft['id'])).toEqual(['oolong']);
    for (const slug of ['oolongs', 'oolong-teas'])
      expect(await placeOf(`/tags/${slug}`)).toEqual([308, '/api/v1/tags/oolong']);
    expect((await draftOf(anna, { tags: ['Oolongs'] }))['tags']).toEqual([
      { slug: 'oolong', name: 'Oolong' },
    ]);
    expectProblem(await merge('oolongs', 'leaves'), 404, 'NOT_FOUND');
  });

  it('needs two, and editors', async () => {
    await publishedOf(anna, { tags: ['Alone'] });
    expectProblem(await merge('alone', 'alone'), 400, 'VALIDATION_FAILED');
    expectProblem(await merge('alone', 'no-such-tag'), 422, 'UNKNOWN_TAG');
    expectProblem(await merge('no-such-tag', 'alone'), 404, 'NOT_FOUND');
    expectProblem(await merge('alone', 'x', anna), 403, 'FORBIDDEN');
    expectProblem(await anna.patch('/tags/alone', { name: 'X' }), 403, 'FORBIDDEN');
    expectProblem(await anna.delete('/tags/alone'), 403, 'FORBIDDEN');
    expectProblem(await merge('alone', 'x', stoa.nobody), 401, 'UNAUTHENTICATED');
  });

  it('by two in opposite directions at once leaves one of them', async () => {
    await publishedOf(anna, { tags: ['Yin', 'Yang'] });
    const answers = await Promise.all([merge('yin', 'yang'), merge('yang', 'yin')]);
    expect(answers.map(({ status }) => status).sort()).toContain(200);
    const { rows } = await stoa.sql.query("SELECT slug FROM tags WHERE slug IN ('yin', 'yang')");
    expect(rows).toHaveLength(1);
  });

  it('waits for a post that is just getting the tag, and moves that, too', async () => {
    await publishedOf(anna, { tags: ['Ebbing', 'Flowing'] });
    const { id } = await draftOf(anna);
    const held = await hold(stoa, "INSERT INTO tags VALUES (gen_random_uuid(), 'zz-held', 'zz held')");
    const writing = anna.patch(`/posts/${id}`, { tags: ['Ebbing', 'zz held'] });
    await held.untilAwaited();
    const merging = merge('ebbing', 'flowing');
    await held.untilAwaited(2);
    await held.release();
    expect([(await writing).status, (await merging).status]).toEqual([200, 200]);
    expect(await tagsOf(id)).toEqual(['flowing', 'zz-held']);
  });

  it('while fifty posts get the tag loses none of them', async () => {
    await publishedOf(anna, { tags: ['Stays'] });
    await publishedOf(anna, { tags: ['Goes'] });
    const writers = Array.from({ length: 50 }, (_, index) =>
      publishedOf(anna, { tags: index % 2 ? ['Goes'] : ['Goes', 'Stays'] }),
    );
    const [answer] = await Promise.all([merge('goes', 'stays'), ...writers]);
    expect(answer.status).toBe(200);
    expect(await countOf('stays')).toBe(52);
    expect(await placeOf('/tags/goes')).toEqual([308, '/api/v1/tags/stays']);
  });
});

describe('Deleting a tag', () => {
  it('takes it off all posts, and frees its slugs', async () => {
    const { id } = await publishedOf(anna, { tags: ['Doomed', 'Spared'] });
    await editor.patch('/tags/doomed', { name: 'Doomed soon' });
    expect((await editor.delete('/tags/doomed-soon')).status).toBe(204);
    expect(await tagsOf(id)).toEqual(['spared']);
    for (const slug of ['doomed', 'doomed-soon'])
      expectProblem(await editor.get(`/tags/${slug}`), 404, 'NOT_FOUND');
    expectProblem(await editor.delete('/tags/doomed-soon'), 404, 'NOT_FOUND');
    expect((await publishedOf(anna, { tags: ['Doomed'] }))['tags'][0].slug).toBe('doomed');
  });

  it('while posts get it fails none of them', async () => {
    await publishedOf(anna, { tags: ['Flicker'] });
    const [answer, ...posts] = await Promise.all([
      editor.delete('/tags/flicker'),
      ...Array.from({ length: 20 }, () => publishedOf(anna, { tags: ['Flicker', 'Steady'] })),
    ]);
    expect(answer.status).toBe(204);
    expect(posts).toHaveLength(20);
    expect(await countOf('steady')).toBe(20);
  });
});

describe('The count of a tag', () => {
  it('is exact after fifty who write at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 50 }, () => draftOf(anna, { tags: ['Counted'] })));
    await publishedOf(anna, { tags: ['Counted'] });
    await Promise.all(
      drafts.map(async ({ id }, index) => {
        await anna.post(`/posts/${id}/publish`);
        if (index % 5 === 0) await anna.post(`/posts/${id}/unpublish`);
        if (index % 5 === 1) await anna.patch(`/posts/${id}`, { tags: [] });
        if (index % 5 === 2) await anna.delete(`/posts/${id}`);
      }),
    );
    expect(await countOf('counted')).toBe(21);
  });
});
