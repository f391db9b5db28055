import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { draftOf, publishedOf } from './support/journal.js';
import { worker } from './support/jobs.js';
import { expectProblem } from './support/matchers.js';
import { fileAt, mediumOf } from './support/media.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [anna, ben, editor] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, ben, editor] = [await stoa.given.viewer(), await stoa.given.viewer(), await stoa.given.editor()];
});
afterAll(() => stoa.stop());

const seen = async (image: Record<string, any>): Promise<number> =>
  (await fileAt(stoa.nobody, image['url'])).status;
const usesOf = async (image: Record<string, any>): Promise<string[]> =>
  (await anna.get(`/media/${image['id']}`)).body.usedBy.map(({ id }: { id: string }) => id);
const inText = (image: Record<string, any>): string => `Look:\n\n![a kettle](${image['url']})`;

describe('The image in front of a post', () => {
  it('comes with the post and with lists, and is seen by everybody once the post is published', async () => {
    const image = await mediumOf(anna);
    const { id, coverImage } = await draftOf(anna, { coverImageId: image['id'] });
    expect(coverImage).toMatchObject({
      id: image['id'],
      url: image['url'],
      width: image['width'],
      alt: null,
    });
    expect(await seen(image)).toBe(404);
    await anna.post(`/posts/${id}/publish`);
    expect(await seen(image)).toBe(200);
    const { data } = (await stoa.nobody.get(`/posts?author=${anna.id}`)).body;
    expect(data[0].coverImage.url).toBe(image['url']);
    await anna.post(`/posts/${id}/unpublish`);
    expect(await seen(image)).toBe(404);
  });

  it('stays where it is not named, goes by null, and by a replacement without it', async () => {
    const image = await mediumOf(anna);
    const { id } = await draftOf(anna, { coverImageId: image['id'] });
    expect((await anna.patch(`/posts/${id}`, { title: 'Another' })).body.coverImage.id).toBe(image['id']);
    expect(await usesOf(image)).toEqual([id]);
    expect((await anna.patch(`/posts/${id}`, { coverImageId: null })).body.coverImage).toBeNull();
    expect(await usesOf(image)).toEqual([]);
    await anna.patch(`/posts/${id}`, { coverImageId: image['id'] });
    const replaced = await anna.put(`/posts/${id}`, { title: 'New', content: 'x' });
    expect(replaced.body.coverImage).toBeNull();
    expect(await usesOf(image)).toEqual([]);
  });

  it('is one’s own or a public one, and nothing is half-written when it is not', async () => {
    const secret = await mediumOf(ben);
    const { id } = await draftOf(anna);
    const answer = await anna.patch(`/posts/${id}`, { title: 'Not this', coverImageId: secret['id'] });
    expectProblem(answer, 422, 'UNKNOWN_MEDIA');
    const unknown = { title: 'x', content: 'x', coverImageId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11' };
    expectProblem(await anna.post('/posts', unknown), 422, 'UNKNOWN_MEDIA');
    expect((await anna.get(`/posts/${id}`)).body).toMatchObject({ title: 'How to pour', coverImage: null });
    await publishedOf(ben, { coverImageId: secret['id'] });
    expect((await anna.patch(`/posts/${id}`, { coverImageId: secret['id'].toUpperCase() })).status).toBe(200);
    expect((await editor.patch(`/posts/${id}`, { content: 'Edited.' })).status).toBe(200);
  });

  it('cannot be deleted while it is shown; by force it is gone from the post', async () => {
    const image = await mediumOf(anna);
    const { id } = await publishedOf(anna, { coverImageId: image['id'] });
    expectProblem(await anna.delete(`/media/${image['id']}`), 409, 'MEDIUM_IN_USE');
    expect((await anna.delete(`/media/${image['id']}?force=true`)).status).toBe(204);
    expect((await stoa.nobody.get(`/posts/${id}`)).body.coverImage).toBeNull();
  });

  it('is seen when the post publishes itself', async () => {
    const image = await mediumOf(anna);
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    await draftOf(anna, { coverImageId: image['id'], publishAt });
    expect(await seen(image)).toBe(404);
    await stoa.sql.query("UPDATE pgboss.job SET start_after = now() WHERE name = 'publish-post'");
    await worker(stoa).workDue();
    expect(await seen(image)).toBe(200);
  });
});

describe('An image in the text of a post', () => {
  it('is shown by the post: public with it, and in use', async () => {
    const image = await mediumOf(anna);
    const { id } = await draftOf(anna, { title: 'With it', content: inText(image) });
    expect([await usesOf(image), await seen(image)]).toEqual([[id], 404]);
    await anna.post(`/posts/${id}/publish`);
    expect(await seen(image)).toBe(200);
    await anna.patch(`/posts/${id}`, { content: 'Without.' });
    expect([await usesOf(image), await seen(image)]).toEqual([[], 404]);
  });

  it('that is somebody else’s stays private, and one that is gone does no harm', async () => {
    const secret = await mediumOf(ben);
    const { id, contentHtml } = await publishedOf(anna, { content: inText(secret) });
    expect(contentHtml).toContain(secret['url']);
    expect(await seen(secret)).toBe(404);
    const elsewhere = `![x](https://evil.example${secret['url']})`;
    expect((await anna.patch(`/posts/${id}`, { content: elsewhere })).status).toBe(200);
    const gone = inText({ url: '/api/v1/media/0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11/files/1w-x.png' });
    expect((await anna.patch(`/posts/${id}`, { content: gone })).status).toBe(200);
  });

  it('comes back with a revision that is restored', async () => {
    const image = await mediumOf(anna);
    const { id } = await publishedOf(anna, { content: inText(image) });
    await anna.patch(`/posts/${id}`, { content: 'Without.' });
    expect(await seen(image)).toBe(404);
    await anna.post(`/posts/${id}/revisions/1/restore`);
    expect(await seen(image)).toBe(200);
  });

  it('is free again when the post is deleted, and when its author is erased', async () => {
    const image = await mediumOf(anna);
    const { id } = await draftOf(anna, { content: inText(image) });
    await anna.delete(`/posts/${id}`);
    expect(await usesOf(image)).toEqual([]);
    const carla = await stoa.given.viewer();
    const own = await mediumOf(carla);
    await draftOf(carla, { coverImageId: own['id'] });
    const shown = await mediumOf(carla);
    await publishedOf(carla, { coverImageId: shown['id'] });
    const admin = await stoa.given.admin();
    expect((await admin.delete(`/users/${carla.id}`)).status).toBe(204);
    const { rows } = await stoa.sql.query('SELECT id FROM media WHERE id = ANY ($1)', [
      [own['id'], shown['id']],
    ]);
    expect(rows).toEqual([{ id: shown['id'] }]);
    expect(await seen(shown)).toBe(200);
  });
});
