import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { ask, worker } from './support/jobs.js';
import { expectProblem } from './support/matchers.js';
import { fileAt, imageOf } from './support/media.js';
import { s3Store, type TestStore } from './support/media-stores.js';
import { Stoa } from './support/stoa.js';

let store: TestStore;
let stoa: Stoa;
let owner: Actor;
beforeAll(async () => {
  store = await s3Store();
  stoa = await Stoa.start({ ...store.environment, MEDIA_QUOTA: '20' });
  owner = await stoa.given.viewer();
});
afterAll(async () => {
  await stoa.stop();
  await store.stop();
});

const begin = (content: Uint8Array, facts: object = {}, who = owner) =>
  who.post('/media/uploads', { type: 'image/png', bytes: content.length, ...facts });
const put = async (url: string, content: Uint8Array, type = 'image/png'): Promise<number> => {
  const body = new Uint8Array(content);
  const answer = await fetch(url, { method: 'PUT', headers: { 'content-type': type }, body });
  await answer.arrayBuffer();
  return answer.status;
};
/** An upload whose file is in the store; gives its id. */
async function uploaded(content: Uint8Array): Promise<string> {
  const { status, body } = await begin(content);
  expect([status, await put(body.url, content)]).toEqual([200, 200]);
  return body.id;
}
/** What AWS would compute for a request to that address, by the book (Signature Version 4); the server of the tests does not look. */
function signatureOf(url: string, bytes: number, type: string): string {
  const { pathname, searchParams, host } = new URL(url);
  const hmac = (key: string | Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(text).digest();
  const query = [...searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const words = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const headers = `content-length:${bytes}\ncontent-type:${type}\nhost:${host}\n`;
  const request = `PUT\n${pathname}\n${words}\n${headers}\ncontent-length;content-type;host\nUNSIGNED-PAYLOAD`;
  const digest = createHash('sha256').update(request).digest('hex');
  const scope = (searchParams.get('X-Amz-Credential') ?? '').split('/').slice(1);
  const key = scope.reduce<string | Buffer>((signed, part) => hmac(signed, part), 'AWS4S3RVER');
  const text = `AWS4-HMAC-SHA256\n${searchParams.get('X-Amz-Date')}\n${scope.join('/')}\n${digest}`;
  return hmac(key, text).toString('hex');
}
const complete = (id: string, who = owner) => who.post(`/media/uploads/${id}/complete`);
const waiting = async () => (await store.files()).filter((key) => key.startsWith('uploads/'));

describe('Asking for a place again with the same key', () => {
  it('gives a place of the same upload, and counts once', async () => {
    const content = await imageOf('png');
    const facts = { type: 'image/png', bytes: content.length };
    const key = { 'idempotency-key': newId() };
    const first = await owner.post('/media/uploads', facts, key);
    const again = await owner.post('/media/uploads', facts, key);
    expect(again.body.id).toBe(first.body.id);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await put(again.body.url, content)).toBe(200);
    expect((await complete(first.body.id)).status).toBe(200);
    const other = await owner.post('/media/uploads', { ...facts, bytes: 1 }, key);
    expectProblem(other, 422, 'IDEMPOTENCY_KEY_REUSED');
    const { rows } = await stoa.sql.query("SELECT string_agg(k::text, '') AS kept FROM idempotency_keys k");
    expect(rows[0].kept).not.toContain('X-Amz-Signature');
  });
});

describe('An image that a browser puts into the store', () => {
  it('is taken in as any other, and what was put there is gone', async () => {
    const content = Buffer.concat([await imageOf(), Buffer.from('<script>alert(1)</script>')]);
    const { body: upload } = await begin(content, { name: 'kettle.png', alt: 'A kettle' });
    expect(await put(upload.url, content)).toBe(200);
    const { status, body } = await complete(upload.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: upload.id, ownerId: owner.id, name: 'kettle.png', alt: 'A kettle' });
    expect(body).toMatchObject({ type: 'image/png', width: 40, status: 'processing', isPublic: false });
    expect((await fileAt(owner, body.url)).bytes.includes('<script>')).toBe(false);
    expect(await waiting()).toEqual([]);
    await worker(stoa).workDue();
    expect((await owner.get(`/media/${upload.id}`)).body.status).toBe('ready');
  });

  it('is one medium, however often and at once it is taken in', async () => {
    const id = await uploaded(await imageOf('png', { colour: '#0af' }));
    const answers = await Promise.all(Array.from({ length: 5 }, () => complete(id)));
    const taken = answers.filter(({ status }) => status === 200);
    expect(taken.length).toBeGreaterThan(0);
    expect(new Set(taken.map(({ body }) => body.id))).toEqual(new Set([id]));
    // those for whom the file was gone already may ask again
    const others = answers.filter(({ status }) => status !== 200);
    expect(others.map(({ body }) => body.code)).toEqual(others.map(() => 'NOTHING_UPLOADED'));
    expect((await complete(id)).body).toEqual((await owner.get(`/media/${id}`)).body);
    expect((await store.files()).filter((key) => key.startsWith(`media/${id}/`))).toHaveLength(1);
  });

  it('is of the type and size that were said: both are signed', async () => {
    const content = await imageOf();
    const { body } = await begin(content);
    const { searchParams: query } = new URL(body.url);
    expect(query.get('X-Amz-Expires')).toBe('900');
    expect(query.get('X-Amz-Signature')).toBe(signatureOf(body.url, content.length, 'image/png'));
    expect(query.get('X-Amz-Signature')).not.toBe(signatureOf(body.url, content.length + 1, 'image/png'));
    expect(query.get('X-Amz-Signature')).not.toBe(signatureOf(body.url, content.length, 'text/html'));
    expectProblem(await complete(body.id), 409, 'NOTHING_UPLOADED');
    expectProblem(await begin(content, { bytes: 10 * 1024 * 1024 + 1 }), 400, 'VALIDATION_FAILED');
    expectProblem(await begin(content, { type: 'image/svg+xml' }), 400, 'VALIDATION_FAILED');
  });

  it('is refused when it is larger than an image may be, whatever the store took', async () => {
    const { body } = await begin(await imageOf());
    expect(await put(body.url, Buffer.alloc(10 * 1024 * 1024 + 1))).toBe(200);
    expectProblem(await complete(body.id), 413, 'PAYLOAD_TOO_LARGE');
    expect(await waiting()).toEqual([]);
    expect(await store.quarantined()).toEqual([]);
  });

  it('is looked at before it is anything: a script goes, and another may be put in its place', async () => {
    const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const { body } = await begin(script);
    await put(body.url, script);
    expectProblem(await complete(body.id), 415, 'UNSUPPORTED_IMAGE');
    expect(await waiting()).toEqual([]);
    expectProblem(await owner.get(`/media/${body.id}`), 404, 'NOT_FOUND');
  });

  it('is refused when it is broken, or would be too large once decoded', async () => {
    const whole = await imageOf('png', { width: 300, height: 200, isNoise: true });
    const cut = await uploaded(whole.subarray(0, whole.length / 2));
    expectProblem(await complete(cut), 422, 'UNREADABLE_IMAGE');
    const vast = await imageOf('png', { width: 8_000, height: 5_001 });
    expectProblem(await complete(await uploaded(vast)), 422, 'IMAGE_TOO_LARGE');
    expect(await waiting()).toEqual([]);
  });

  it('is refused when there is no room for what was put there, whatever was said', async () => {
    const cramped = await stoa.beside({ ...store.environment, MEDIA_QUOTA: '1' });
    const person = await cramped.given.viewer();
    const image = await imageOf('png', { width: 700, height: 700, isNoise: true });
    const { body: upload } = await begin(image, { bytes: 1_000 }, person);
    expect(await put(upload.url, image)).toBe(200);
    expectProblem(await complete(upload.id, person), 409, 'MEDIA_QUOTA_EXCEEDED');
    await cramped.stop();
  });

  it('is nobody else’s to take in', async () => {
    const id = await uploaded(await imageOf());
    expectProblem(await complete(id, await stoa.given.viewer()), 404, 'NOT_FOUND');
    expectProblem(await complete(id, await stoa.given.editor()), 404, 'NOT_FOUND');
    expectProblem(await complete(newId()), 404, 'NOT_FOUND');
    expect((await complete(id)).status).toBe(200);
  });

  it('counts as room that is used while it is on its way', async () => {
    const person = await stoa.given.viewer();
    const content = Buffer.alloc(9 * 1024 * 1024);
    const answers = await Promise.all(Array.from({ length: 10 }, () => begin(content, {}, person)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    const refused = answers.filter(({ body }) => body.code === 'MEDIA_QUOTA_EXCEEDED');
    expect(refused).toHaveLength(8);
  });

  it('is forgotten when it was not taken in for a day', async () => {
    const id = await uploaded(await imageOf());
    const clock = moveClock(stoa);
    try {
      clock.ahead(2 * 24 * 60 * 60);
      await ask(stoa, 'remove-stray-media-files');
      await worker(stoa).workDue();
    } finally {
      clock.stop();
    }
    expect(await waiting()).toEqual([]);
    expectProblem(await complete(id), 404, 'NOT_FOUND');
    expect((await stoa.sql.query('SELECT 1 FROM media_uploads')).rows).toEqual([]);
  });

  it('has to be sent to the service where media are on disk', async () => {
    const onDisk = await stoa.beside();
    const person = await onDisk.given.viewer();
    expectProblem(await begin(await imageOf(), {}, person), 409, 'DIRECT_UPLOADS_OFF');
    await onDisk.stop();
  });
});
