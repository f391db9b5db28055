import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { ask, worker } from './support/jobs.js';
import { expectProblem } from './support/matchers.js';
import { fileAt, fileForm, imageOf, mediumOf, sendForm, show } from './support/media.js';
import { mediaStores, type TestStore } from './support/media-stores.js';
import { Stoa } from './support/stoa.js';

const day = 24 * 60 * 60;

describe.each(mediaStores)('A library, kept $name,', ({ open }) => {
  let store: TestStore;
  let stoa: Stoa;
  let owner: Actor;
  let stranger: Actor;
  let editor: Actor;
  beforeAll(async () => {
    store = await open();
    stoa = await Stoa.start({ ...store.environment, MEDIA_QUOTA: '1' });
    [owner, stranger, editor] = [
      await stoa.given.viewer(),
      await stoa.given.viewer(),
      await stoa.given.editor(),
    ];
  });
  afterAll(async () => {
    await stoa.stop();
    await store.stop();
  });

  /** Has a schedule run now. */
  const runs = async (name: string): Promise<void> => {
    await ask(stoa, name);
    await worker(stoa).workDue();
  };
  const keysOf = async (id: string) => (await store.files()).filter((key) => key.startsWith(`media/${id}/`));
  const reads = async (who: Actor, { id, url }: Record<string, any>): Promise<number[]> => [
    (await who.get(`/media/${id}`)).status,
    (await fileAt(who, url)).status,
  ];

  it('shows nobody but the owner and editors what nothing public shows', async () => {
    const medium = await mediumOf(owner);
    const hidden = await show(stoa, owner, [medium['id']], { isPublic: false });
    expect(await reads(owner, medium)).toEqual([200, 200]);
    expect(await reads(editor, medium)).toEqual([200, 200]);
    expect(await reads(stranger, medium)).toEqual([404, 404]);
    expect(await reads(stoa.nobody, medium)).toEqual([404, 404]);

    await show(stoa, owner, [medium['id']], { isPublic: true, subjectId: hidden });
    expect(await reads(stoa.nobody, medium)).toEqual([200, 200]);
    const { body } = await stoa.nobody.get(`/media/${medium['id']}`);
    expect(body).toMatchObject({ isPublic: true, ownerId: null, name: null });

    await show(stoa, owner, [medium['id']], { isPublic: false, subjectId: hidden });
    expect(await reads(stoa.nobody, medium)).toEqual([404, 404]);
  });

  it('names what shows an image to its owner, and to others what of that is public', async () => {
    const { id } = await mediumOf(owner);
    const draft = await show(stoa, owner, [id], { isPublic: false });
    const shown = await show(stoa, owner, [id]);
    const idsFor = async (who: Actor) =>
      (await who.get(`/media/${id}`)).body.usedBy.map((use: { id: string }) => use.id);
    expect(await idsFor(owner)).toEqual([draft, shown].sort());
    expect(await idsFor(editor)).toEqual([draft, shown].sort());
    expect(await idsFor(stranger)).toEqual([shown]);
  });

  it('lets nobody publish what is somebody else’s, but editors', async () => {
    const [mine, theirs] = [await mediumOf(stranger), await mediumOf(owner)];
    const both = [mine['id'], theirs['id']];
    await expect(show(stoa, stranger, both)).rejects.toMatchObject({ facts: { mediaIds: [theirs['id']] } });
    await expect(show(stoa, stranger, [newId()])).rejects.toThrow();
    expect(await reads(stoa.nobody, theirs)).toEqual([404, 404]);
    expect((await stranger.get(`/media/${mine['id']}`)).body.usedBy).toEqual([]);
    const subjectId = await show(stoa, editor, both, { role: 'editor', isPublic: false });
    expect((await owner.get(`/media/${theirs['id']}`)).body.usedBy).toHaveLength(1);
    // what it shows already it may go on showing
    await show(stoa, stranger, both, { subjectId });
    expect(await reads(stoa.nobody, theirs)).toEqual([200, 200]);
  });

  it('does not let go of an image that something shows, unless it is forced to', async () => {
    const medium = await mediumOf(owner);
    const subjectId = await show(stoa, owner, [medium['id']]);
    const refused = await owner.delete(`/media/${medium['id']}`);
    expectProblem(refused, 409, 'MEDIUM_IN_USE');
    expect(refused.body.usedBy).toEqual([
      { kind: 'test', id: subjectId, title: 'Of the tests', isPublic: true },
    ]);
    expectProblem(await stranger.delete(`/media/${medium['id']}?force=true`), 404, 'NOT_FOUND');
    expect((await owner.delete(`/media/${medium['id']}?force=true`)).status).toBe(204);
    expect(await reads(owner, medium)).toEqual([404, 404]);
    await runs('remove-media-files');
    expect(await keysOf(medium['id'])).toEqual([]);
  });

  it('lets either the delete or the use win when they race', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await mediumOf(owner);
      const [used, deleted] = await Promise.allSettled([
        show(stoa, owner, [id]),
        owner.delete(`/media/${id}`),
      ]);
      const isGone = deleted.status === 'fulfilled' && deleted.value.status === 204;
      expect(used.status).toBe(isGone ? 'rejected' : 'fulfilled');
      expect((await owner.get(`/media/${id}`)).status).toBe(isGone ? 404 : 200);
    }
  });

  it('removes the files of deleted images once the store is back', async () => {
    const { id } = await mediumOf(owner);
    await worker(stoa).workDue();
    expect((await keysOf(id)).length).toBeGreaterThan(1);
    await owner.delete(`/media/${id}`);
    await store.goDown();
    await runs('remove-media-files');
    await store.comeBack();
    expect((await keysOf(id)).length).toBeGreaterThan(1);
    await stoa.sql.query("UPDATE pgboss.job SET start_after = now() WHERE name = 'remove-media-files'");
    await runs('remove-media-files').catch(() => worker(stoa).workDue());
    expect(await keysOf(id)).toEqual([]);
    expect((await stoa.sql.query('SELECT 1 FROM media_removals')).rows).toEqual([]);
  });

  it('makes the smaller ones once, however often it is asked to', async () => {
    const { id } = await mediumOf(owner);
    await ask(stoa, 'make-media-variants', { mediumId: id });
    await worker(stoa).workDue();
    const first = (await owner.get(`/media/${id}`)).body;
    const files = await keysOf(id);
    await stoa.sql.query("UPDATE media SET status = 'processing' WHERE id = $1", [id]);
    await ask(stoa, 'make-media-variants', { mediumId: id });
    await worker(stoa).workDue();
    expect((await owner.get(`/media/${id}`)).body).toEqual(first);
    expect(await keysOf(id)).toEqual(files);
  });

  it('deletes what nothing has shown for thirty days, and nothing else', async () => {
    const person = await stoa.given.viewer();
    const [kept, once, never] = [await mediumOf(person), await mediumOf(person), await mediumOf(person)];
    await show(stoa, person, [kept['id']], { isPublic: false });
    const subjectId = await show(stoa, person, [once['id']]);
    const clock = moveClock(stoa);
    const left = async () => {
      await runs('delete-unused-media');
      const { rows } = await stoa.sql.query('SELECT id FROM media WHERE owner_id = $1', [person.id]);
      return rows.map(({ id }) => id).sort();
    };
    try {
      clock.ahead(29 * day);
      await show(stoa, person, [], { subjectId });
      expect(await left()).toHaveLength(3);
      clock.ahead(2 * day);
      expect(await left()).toEqual([kept['id'], once['id']].sort());
      clock.ahead(29 * day);
      expect(await left()).toEqual([kept['id']]);
      await runs('remove-media-files');
      expect([await keysOf(once['id']), await keysOf(never['id'])]).toEqual([[], []]);
    } finally {
      clock.stop();
    }
  });

  it('removes files that it knows nothing of once they are a day old', async () => {
    const { id } = await mediumOf(owner);
    await worker(stoa).workDue();
    const known = await keysOf(id);
    const [old, fresh] = [`media/${newId()}/40w-x.png`, `media/${newId()}/40w-y.png`];
    await store.plant(old, 0);
    await store.plant(`media/${id}/41w-z.png`, 0);
    // put there in two days, by the clock of the store
    await store.plant(fresh, -2 * day);
    const clock = moveClock(stoa);
    clock.ahead(2 * day);
    await runs('remove-stray-media-files').finally(clock.stop);
    const files = await store.files();
    expect([files.includes(old), files.includes(fresh)]).toEqual([false, true]);
    expect(await keysOf(id)).toEqual(known);
  });

  it('has room for so much of a person, also when twenty images come at once', async () => {
    const person = await stoa.given.viewer();
    const image = await imageOf('png', { width: 250, height: 250, isNoise: true });
    const before = (await store.files()).length;
    const answers = await Promise.all(Array.from({ length: 20 }, () => sendForm(person, fileForm(image))));
    const taken = answers.filter(({ status }) => status === 201);
    const bytes: number = taken[0]?.body.bytes;
    expect(taken).toHaveLength(Math.floor((1024 * 1024) / bytes));
    const refused = answers.filter(({ status }) => status !== 201);
    for (const { status, body } of refused) {
      expect([status, body.code, body.quotaBytes]).toEqual([409, 'MEDIA_QUOTA_EXCEEDED', 1024 * 1024]);
      expect(body.usedBytes).toBe(taken.length * bytes);
    }
    expect((await store.files()).length).toBe(before + taken.length);
    await person.delete(`/media/${taken[0]?.body.id}`);
    expect((await sendForm(person, fileForm(image))).status).toBe(201);
  });

  it('forgets with a person what nothing shows, and whose the rest was', async () => {
    const person = await stoa.given.viewer();
    const [shown, loose] = [await mediumOf(person), await mediumOf(person)];
    await show(stoa, person, [shown['id']]);
    const exported = await person.get(`/users/${person.id}/export`);
    expect(exported.body.media.map(({ id }: any) => id)).toEqual([shown['id'], loose['id']]);
    expect((await person.delete(`/users/${person.id}`)).status).toBe(204);
    expect((await editor.get(`/media/${loose['id']}`)).status).toBe(404);
    expect((await editor.get(`/media/${shown['id']}`)).body).toMatchObject({ ownerId: null, name: null });
    await runs('remove-media-files');
    expect([await keysOf(loose['id']), (await keysOf(shown['id'])).length]).toEqual([[], 3]);
  });
});
