import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import type { Actor } from './support/actor.js';
import { fileAt, fileForm, formOf, imageOf, mediumOf, sendForm, type Part } from './support/media.js';
import { mediaStores, type TestStore } from './support/media-stores.js';
import { Stoa } from './support/stoa.js';

const mostBytes = 10 * 1024 * 1024;
const script = '<script>alert(1)</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${script}</svg>`;

function chunk(type: string, data: Uint8Array): Buffer {
  const [length, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The PNG with another chunk after its header. */
const withChunk = (png: Buffer, type: string, data: Uint8Array): Buffer =>
  Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)]);
/** 300 MB of nothing, in 300 KB. */
const bomb = (): Buffer => deflateSync(Buffer.alloc(300 * 1024 * 1024));
const named = (name: string): Buffer => Buffer.concat([Buffer.from(name), Buffer.from([0, 0])]);

/** A PNG that says it is so large and has a few bytes. */
function ofSize(width: number, height: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const data = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function animation(frames: number): Promise<Buffer> {
  const one = { create: { width: 4, height: 4, channels: 3 as const, background: 'red' } };
  const other = { create: { ...one.create, background: 'blue' } };
  const images = await Promise.all([one, other].map((image) => sharp(image).png().toBuffer()));
  const all = Array.from({ length: frames }, (_, index) => images[index % 2] ?? '');
  return sharp(all, { join: { animated: true } })
    .gif()
    .toBuffer();
}

const file = (content: Uint8Array | string, facts: Partial<Part> = {}): Part => ({
  ...{ name: 'file', fileName: 'a.png', type: 'image/png', content },
  ...facts,
});

describe.each(mediaStores)('What is no image to show, sent to a library $name,', ({ open }) => {
  let store: TestStore;
  let stoa: Stoa;
  let owner: Actor;
  let png: Buffer;
  beforeAll(async () => {
    store = await open();
    stoa = await Stoa.start(store.environment);
    owner = await stoa.given.viewer();
    png = await imageOf('png');
  });
  afterAll(async () => {
    await stoa.stop();
    await store.stop();
  });

  /** Sends it, sees that nothing is left of it, and gives status and code. */
  async function refused(body: string | Uint8Array<ArrayBuffer>, headers = {}): Promise<string> {
    const before = await store.files();
    const answer = await sendForm(owner, body, headers);
    expect(await store.files()).toEqual(before);
    expect(await store.quarantined()).toEqual([]);
    const { rows } = await stoa.sql.query('SELECT 1 FROM media');
    expect(rows).toHaveLength(before.length);
    return `${answer.status} ${answer.body.code}`;
  }

  it.each([
    ['SVG', svg],
    ['SVG as XML', `<?xml version="1.0"?>${svg}`],
    ['HTML', `<!doctype html>${script}`],
    ['PDF', '%PDF-1.7\n1 0 obj\n<<>>\nendobj'],
    ['TIFF', 'II*\0\b\0\0\0\0\0\0\0'],
    ['JavaScript', 'alert(1)'],
    ['nothing', ''],
    ['a zip', 'PK\u0003\u0004rest'],
  ])('is refused if it is %s named .png', async (_, content) => {
    expect(await refused(fileForm(content))).toBe('415 UNSUPPORTED_IMAGE');
  });

  it('is refused if it only begins as a GIF, and goes on as a script', async () => {
    expect(await refused(fileForm('GIF89a/*\0\0\0\0*/=1;alert(1)//;', 'a.gif'))).toBe('422 UNREADABLE_IMAGE');
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
    'is refused if it is a %s cut short',
    async (type) => {
      const whole = await imageOf(type, { width: 300, height: 200, isNoise: true });
      for (const part of [0.5, 0.9, 0.999]) {
        const cut = whole.subarray(0, Math.floor(whole.length * part));
        expect(await refused(fileForm(cut))).toBe('422 UNREADABLE_IMAGE');
      }
    },
  );

  it('is refused if it is an animation that ends after a frame, or before its last byte', async () => {
    const whole = await animation(3);
    expect(await refused(fileForm(whole.subarray(0, -1)))).toBe('422 UNREADABLE_IMAGE');
    const lastFrame = whole.lastIndexOf(Buffer.from([0x21, 0xf9]));
    expect(await refused(fileForm(whole.subarray(0, lastFrame)))).toBe('422 UNREADABLE_IMAGE');
  });

  it.each([
    ['50,000 pixels wide', ofSize(50_000, 10)],
    ['50,000 pixels on each side', ofSize(50_000, 50_000)],
    ['of more than 40 million pixels', ofSize(8_000, 5_001)],
  ])('is refused undecoded if it is %s', async (_, content) => {
    expect(await refused(fileForm(content))).toBe('422 IMAGE_TOO_LARGE');
  });

  it('is refused if it has more than 300 frames', async () => {
    expect(await refused(fileForm(await animation(301)))).toBe('422 IMAGE_TOO_LARGE');
    expect(await mediumOf(owner, await animation(3))).toMatchObject({ frames: 3, type: 'image/gif' });
  });

  it.each([
    ['zTXt', () => withChunk(png, 'zTXt', Buffer.concat([named('Comment'), bomb()]))],
    ['iCCP', () => withChunk(png, 'iCCP', Buffer.concat([named('icc'), bomb()]))],
  ])('does no harm with a bomb in its %s', async (_, made) => {
    const { status, body } = await sendForm(owner, fileForm(made()));
    expect([201, 422]).toContain(status);
    if (status === 201) expect(body.bytes).toBeLessThan(1_000);
    expect((await sendForm(owner, fileForm(png))).status).toBe(201);
  });

  it.each(['jpeg', 'png', 'gif'] as const)('has no tail any more if it is a %s with one', async (type) => {
    const content = Buffer.concat([await imageOf(type), Buffer.from(`PK\u0003\u0004${script}`)]);
    const { url } = await mediumOf(owner, content);
    const shown = (await fileAt(owner, url)).bytes;
    expect(shown.includes('<script>')).toBe(false);
  });

  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['..\\\\..\\\\boot.ini', 'boot.ini'],
    ['/etc/cron.d/x\u0000.png', 'x.png'],
    ['..', null],
    ['a\u202egnp.exe', 'agnp.exe'],
  ])('is called no path: %j', async (fileName, shown) => {
    const before = await store.files();
    const { status, body } = await sendForm(owner, formOf([file(png, { fileName })]));
    expect([status, body.name]).toEqual([201, shown]);
    const added = (await store.files()).filter((key) => !before.includes(key));
    expect(added).toEqual([`media/${body.id}/${body.url.split('/').at(-1)}`]);
  });

  it.each([
    ['no part', []],
    ['no file', [{ name: 'alt', content: 'A kettle' }]],
    ['a field for the file', [{ name: 'file', content: 'text' }]],
    ['two files', [0, 1]],
    ['a file of another name', ['picture']],
    ['an unknown field', [0, { name: 'path', content: '/etc' }]],
    ['two texts', [0, { name: 'alt', content: 'one' }, { name: 'alt', content: 'two' }]],
    ['an empty text', [0, { name: 'alt', content: '' }]],
    ['a text of 501 characters', [0, { name: 'alt', content: 'x'.repeat(501) }]],
    ['a text with a control character', [0, { name: 'alt', content: 'a\u0007b' }]],
  ] as [string, (Part | number | string)[]][])('is refused as a form with %s', async (_, parts) => {
    const made = parts.map((part) =>
      typeof part === 'object' ? part : file(png, typeof part === 'string' ? { name: part } : {}),
    );
    expect(await refused(formOf(made))).toBe('400 VALIDATION_FAILED');
  });

  it('is refused if it is no form, or none that can be read', async () => {
    expect(await refused('{}', { 'content-type': 'application/json' })).toBe('415 UNSUPPORTED_MEDIA_TYPE');
    expect(await refused(new Uint8Array(png), { 'content-type': 'image/png' })).toBe(
      '415 UNSUPPORTED_MEDIA_TYPE',
    );
    expect(await refused('x', { 'content-type': 'multipart/form-data' })).toBe('400 MALFORMED_REQUEST');
    const cut = fileForm(png).slice(0, -30);
    expect(await refused(cut)).toBe('400 MALFORMED_REQUEST');
  });

  it('is refused if a part of it has no name', async () => {
    const parts = [
      'form-data',
      'form-data; filename="a.png"',
      'form-data\r\nContent-Type: application/octet-stream',
    ];
    for (const part of parts) {
      const form = `--nameless\r\nContent-Disposition: ${part}\r\n\r\nabc\r\n--nameless--\r\n`;
      const type = 'multipart/form-data; boundary=nameless';
      expect(await refused(form, { 'content-type': type })).toBe('400 VALIDATION_FAILED');
    }
  });

  it('is taken with 10 MiB, and refused with one byte more', async () => {
    const padded = (size: number) => fileForm(Buffer.concat([png, Buffer.alloc(size - png.length)]));
    expect((await sendForm(owner, padded(mostBytes))).status).toBe(201);
    expect(await refused(padded(mostBytes + 1))).toBe('413 PAYLOAD_TOO_LARGE');
    expect(await refused(padded(mostBytes + 100_000))).toBe('413 PAYLOAD_TOO_LARGE');
  });

  it('leaves nothing when the connection ends half-way', async () => {
    const before = await store.files();
    const body = fileForm(await imageOf('png', { width: 600, height: 600, isNoise: true }));
    const socket = connect(Number(new URL(stoa.url).port), '127.0.0.1');
    socket.write(
      `POST /api/v1/media HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${owner.token}\r\n` +
        `content-type: multipart/form-data; boundary=stoa-test-boundary\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.subarray(0, body.length / 2));
    while ((await store.quarantined()).length === 0) await delay(10);
    socket.destroy();
    await once(socket, 'close');
    while ((await store.quarantined()).length > 0) await delay(10);
    expect(await store.files()).toEqual(before);
  });
});
