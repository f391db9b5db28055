import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Actor } from './support/actor.js';
import { worker } from './support/jobs.js';
import { fileAt, fileForm, formOf, imageOf, mediumOf, sendForm } from './support/media.js';
import { mediaStores, type TestStore } from './support/media-stores.js';
import { freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';

describe.each(mediaStores)('An image that is put up, kept $name,', ({ open }) => {
  let store: TestStore;
  let stoa: Stoa;
  let owner: Actor;
  beforeAll(async () => {
    store = await open();
    stoa = await Stoa.start(store.environment);
    owner = await stoa.given.viewer();
  });
  afterAll(async () => {
    await stoa.stop();
    await store.stop();
  });

  it('is there with its facts, under an address of its own', async () => {
    const image = await imageOf('jpeg', { width: 80, height: 50 });
    const parts = [
      { name: 'alt', content: 'A kettle' },
      { name: 'file', fileName: 'kettle.jpg', type: 'image/jpeg', content: image },
    ];
    const { status, headers, body } = await sendForm(owner, formOf(parts));
    expect(status).toBe(201);
    expect(headers.get('location')).toMatch(new RegExp(`/api/v1/media/${body.id}$`));
    expect(body).toMatchObject({
      ...{ ownerId: owner.id, name: 'kettle.jpg', alt: 'A kettle', type: 'image/jpeg' },
      ...{
        width: 80,
        height: 50,
        frames: 1,
        status: 'processing',
        isPublic: false,
        variants: [],
        usedBy: [],
      },
    });
    expect(body.blurHash.length).toBeGreaterThan(20);
    const file = await fileAt(owner, body.url);
    expect(Number(file.headers.get('content-length'))).toBe(body.bytes);
    const { bytes } = file;
    expect(bytes).toHaveLength(body.bytes);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 80, height: 50 });
    expect((await owner.get(`/media/${body.id}`)).body).toEqual(body);
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
    'may be %s, whatever it is called',
    async (type) => {
      const { status, body } = await sendForm(owner, fileForm(await imageOf(type), 'page.html', 'text/html'));
      expect([status, body.type]).toEqual([201, `image/${type}`]);
    },
  );

  it('is upright, and without where it was taken', async () => {
    const plain = sharp({ create: { width: 60, height: 20, channels: 3, background: 'red' } });
    const taken = await plain
      .withExif({ IFD0: { Copyright: 'a secret' }, IFD3: { GPSLatitude: '59/1 54/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const medium = await mediumOf(owner, taken);
    expect(medium).toMatchObject({ width: 20, height: 60 });
    const shown = (await fileAt(owner, medium['url'])).bytes;
    expect(await sharp(shown).metadata()).not.toMatchObject({ exif: expect.anything() });
    expect((await sharp(shown).metadata()).orientation).toBeUndefined();
    expect(shown.includes('a secret')).toBe(false);
  });

  it('has smaller ones after a job, none wider than itself, each readable where it says', async () => {
    const { id } = await mediumOf(owner, await imageOf('jpeg', { width: 700, height: 350 }));
    await worker(stoa).workDue();
    const { body } = await owner.get(`/media/${id}`);
    expect(body.status).toBe('ready');
    const sizes = body.variants.map(({ type, width, height }: any) => `${type} ${width}x${height}`);
    const expected = ['320x160', '640x320', '700x350'];
    expect(sizes).toEqual(
      ['avif', 'webp'].flatMap((type) => expected.map((size) => `image/${type} ${size}`)),
    );
    for (const { url, type, width, bytes } of body.variants) {
      const file = await fileAt(owner, url);
      expect([file.status, file.headers.get('content-type')]).toEqual([200, type]);
      const content = file.bytes;
      expect([content.length, (await sharp(content).metadata()).width]).toEqual([bytes, width]);
    }
  });

  it('is the same one for the same key and file, and refused for the same key and another', async () => {
    const [headers, image] = [freshKey(), await imageOf('png', { colour: '#123' })];
    const before = await store.files();
    const first = await sendForm(owner, fileForm(image), headers);
    const again = await sendForm(owner, fileForm(image), headers);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await sendForm(owner, fileForm(await imageOf('png', { colour: '#456' })), headers);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await store.files()).toHaveLength(before.length + 1);
  });

  it('is one, for twenty who ask at once with one key', async () => {
    const [headers, image] = [freshKey(), await imageOf('png', { colour: '#789' })];
    const before = await store.files();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendForm(owner, fileForm(image), headers)),
    );
    const made = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(made.size).toBe(1);
    expect(
      answers.every(({ status, body }) => status === 201 || body.code === 'IDEMPOTENCY_KEY_IN_USE'),
    ).toBe(true);
    expect(await store.files()).toHaveLength(before.length + 1);
  });

  it('leaves nothing when the store is down, and says when to ask again', async () => {
    const [before, { rows }] = [await store.files(), await stoa.sql.query('SELECT count(*) FROM media')];
    await store.goDown();
    const { status, headers, body } = await sendForm(owner, fileForm(await imageOf()));
    await store.comeBack();
    expect([status, body.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await store.files()).toEqual(before);
    expect(await store.quarantined()).toEqual([]);
    expect((await stoa.sql.query('SELECT count(*) FROM media')).rows).toEqual(rows);
    expect((await sendForm(owner, fileForm(await imageOf()))).status).toBe(201);
  });
});
