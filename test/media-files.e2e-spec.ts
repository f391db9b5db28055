import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { fileAt, imageOf, mediumOf, show } from './support/media.js';
import { mediaStores, type TestStore } from './support/media-stores.js';
import { exchange } from './support/raw.js';
import { Stoa } from './support/stoa.js';

describe.each(mediaStores)('The file of an image, kept $name,', ({ open }) => {
  let store: TestStore;
  let stoa: Stoa;
  let owner: Actor;
  let url: string;
  let whole: Buffer;
  beforeAll(async () => {
    store = await open();
    stoa = await Stoa.start(store.environment);
    owner = await stoa.given.viewer();
    const medium = await mediumOf(owner, await imageOf('png', { width: 90, height: 90, isNoise: true }));
    url = medium['url'];
    await show(stoa, owner, [medium['id']]);
    whole = (await fileAt(stoa.nobody, url)).bytes;
  });
  afterAll(async () => {
    await stoa.stop();
    await store.stop();
  });

  const part = async (range: string, headers = {}) => {
    const answer = await fileAt(stoa.nobody, url, { range, ...headers });
    return { answer, bytes: answer.bytes };
  };

  it('may be kept for ever, is no page, and can be shown by other sites', async () => {
    const { headers } = await fileAt(stoa.nobody, url);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'content-disposition': expect.stringMatching(/^inline; filename="[0-9a-f-]{36}\.png"$/),
      'accept-ranges': 'bytes',
      etag: `"${url.split('/').at(-1)}"`,
    });
  });

  it('is kept by nobody but its reader while it is private', async () => {
    const { url: own } = await mediumOf(owner);
    const { headers } = await fileAt(owner, own);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  });

  it('is not sent again to those who have it', async () => {
    const etag = `"${url.split('/').at(-1)}"`;
    for (const known of [etag, `W/${etag}`, '*', `"other", ${etag}`]) {
      const answer = await fileAt(stoa.nobody, url, { 'if-none-match': known });
      expect([answer.status, answer.bytes.length, answer.headers.get('etag')]).toEqual([304, 0, etag]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    expect((await fileAt(stoa.nobody, url, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it.each([
    ['bytes=0-9', 0, 10],
    ['bytes=100-', 100, undefined],
    ['bytes=-7', -7, undefined],
    ['bytes=5-5', 5, 6],
    ['bytes=10-999999999', 10, undefined],
    ['bytes=-999999999', 0, undefined],
  ])('comes in parts: %s', async (range, start, end) => {
    const { answer, bytes } = await part(range);
    expect(answer.status).toBe(206);
    const expected = whole.subarray(start, end);
    expect(bytes.equals(expected)).toBe(true);
    const first = start < 0 ? whole.length + start : start;
    expect(answer.headers.get('content-range')).toBe(
      `bytes ${first}-${first + expected.length - 1}/${whole.length}`,
    );
    expect(answer.headers.get('content-length')).toBe(String(expected.length));
  });

  it.each(['bytes=9-2', 'bytes=', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=a-b', 'bytes=-'])(
    'comes whole for a range that means nothing here: %s',
    async (range) => {
      const { answer, bytes } = await part(range);
      expect([answer.status, bytes.equals(whole)]).toEqual([200, true]);
    },
  );

  it.each(['bytes=999999999-', 'bytes=-0'])('has no part outside of it: %s', async (range) => {
    const { answer, bytes } = await part(range);
    expect([answer.status, JSON.parse(bytes.toString()).code]).toEqual([416, 'RANGE_NOT_SATISFIABLE']);
    expect(answer.headers.get('content-range')).toBe(`bytes */${whole.length}`);
  });

  it('comes whole to those who have a part of another', async () => {
    const etag = `"${url.split('/').at(-1)}"`;
    expect((await part('bytes=0-3', { 'if-range': etag })).answer.status).toBe(206);
    expect((await part('bytes=0-3', { 'if-range': '"other"' })).answer.status).toBe(200);
    expect((await part('bytes=0-3', { 'if-range': `W/${etag}` })).answer.status).toBe(200);
  });

  it('says how large it is without being sent', async () => {
    const answer = await fileAt(stoa.nobody, url, {}, 'HEAD');
    expect([answer.status, answer.bytes.length]).toEqual([200, 0]);
    expect(answer.headers.get('content-length')).toBe(String(whole.length));
  });

  it('is nowhere else', async () => {
    const [, , , , id = '', , name = ''] = url.split('/');
    const other = (await mediumOf(owner))['id'];
    for (const wrong of [
      `/api/v1/media/${other}/files/${name}`,
      `/api/v1/media/${id}/files/x${name}`,
      `/api/v1/media/${id}/files/..%2F${id}%2F${name}`,
      `/api/v1/media/${id}/files/%2e%2e%2f%2e%2e%2fetc%2fpasswd`,
      `/api/v1/media/${id}/files/${name}%00`,
    ])
      expect([400, 404]).toContain((await fileAt(owner, wrong)).status);
    const request = `GET /api/v1/media/${id}/files/../../../../etc/passwd HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;
    expect((await exchange(stoa.url, request)).status).toBe(404);
  });

  it('is not to be had while the store is down, and is again when it is back', async () => {
    await store.goDown();
    const answer = await fileAt(stoa.nobody, url);
    await store.comeBack();
    expect([answer.status, answer.headers.get('cache-control')]).not.toContain('immutable');
    expect((await fileAt(stoa.nobody, url)).status).toBe(200);
  });
});
