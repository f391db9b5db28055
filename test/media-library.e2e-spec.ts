import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ImageWorkshop } from '../src/media/images/image-workshop.js';
import type { Actor } from './support/actor.js';
import { worker } from './support/jobs.js';
import { expectProblem } from './support/matchers.js';
import { imageOf, mediumOf } from './support/media.js';
import { diskStore, type TestStore } from './support/media-stores.js';
import { Stoa } from './support/stoa.js';

let store: TestStore;
let stoa: Stoa;
let owner: Actor;
let editor: Actor;
beforeAll(async () => {
  store = await diskStore();
  stoa = await Stoa.start(store.environment);
  [owner, editor] = [await stoa.given.viewer(), await stoa.given.editor()];
});
afterAll(async () => {
  await stoa.stop();
  await store.stop();
});

describe('A library of images', () => {
  it('lists one’s own, the newest first and in parts, and everybody’s for editors', async () => {
    const other = await stoa.given.viewer();
    const theirs = await mediumOf(other);
    const made = [await mediumOf(owner), await mediumOf(owner), await mediumOf(owner)];
    const newest = made.map(({ id }) => id).reverse();
    const { body } = await owner.get('/media?limit=2');
    expect(body.data.map(({ id }: any) => id)).toEqual(newest.slice(0, 2));
    const rest = (await owner.get(`/media?limit=2&cursor=${body.meta.nextCursor}`)).body;
    expect(rest.data.map(({ id }: any) => id)).toEqual(newest.slice(2));
    expect((await owner.get(`/media?owner=${other.id}`)).body.data).toEqual([]);
    expect((await editor.get('/media')).body.meta.total).toBe(4);
    const asked = (await editor.get(`/media?owner=${other.id}`)).body.data;
    expect(asked.map(({ id }: any) => id)).toEqual([theirs['id']]);
  });

  it('lets the text of an image be set and taken away, by whoever has seen it as it is', async () => {
    const { id } = await mediumOf(owner);
    const etag = (await owner.get(`/media/${id}`)).headers.get('etag') ?? '';
    const set = await owner.patch(`/media/${id}`, { alt: 'A kettle' }, { 'if-match': etag });
    expect([set.status, set.body.alt]).toEqual([200, 'A kettle']);
    expectProblem(
      await owner.patch(`/media/${id}`, { alt: 'A pot' }, { 'if-match': etag }),
      412,
      'PRECONDITION_FAILED',
    );
    expectProblem(await owner.delete(`/media/${id}`, { 'if-match': etag }), 412, 'PRECONDITION_FAILED');
    expect((await owner.patch(`/media/${id}`, {})).body).toEqual(set.body);
    expect((await editor.patch(`/media/${id}`, { alt: null })).body.alt).toBeNull();
    expectProblem(await owner.patch(`/media/${id}`, { alt: '' }), 400, 'VALIDATION_FAILED');
    expectProblem(await owner.patch(`/media/${id}`, { file: 'x' }), 400, 'VALIDATION_FAILED');
  });

  it('says so when the smaller ones cannot be made, and shows the image as before', async () => {
    const { id, url } = await mediumOf(owner, await imageOf('jpeg'));
    await store.plant(`media/${id}/${String(url).split('/').at(-1)}`, 0);
    await worker(stoa).workDue();
    expect((await owner.get(`/media/${id}`)).body).toMatchObject({ status: 'failed', variants: [] });
    const { rows } = await stoa.sql.query(
      "SELECT 1 FROM pgboss.job WHERE name = 'make-media-variants' AND state <> 'completed'",
    );
    expect(rows).toEqual([]);
  });

  it('goes on when the process that works on images has fallen over', async () => {
    await mediumOf(owner);
    const workshop = stoa.app.get<unknown>(ImageWorkshop) as { process: Promise<ChildProcess> };
    const child = await workshop.process;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await mediumOf(owner))['type']).toBe('image/png');
  });
});
