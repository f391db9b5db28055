import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createStoa, problemCodes, StoaError, type Stoa as Client } from '@stoa/sdk';
import { readFileSync } from 'node:fs';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { runImports } from './support/imports.js';
import { worker } from './support/jobs.js';
import { imageOf } from './support/media.js';
import { zipOf } from './support/post-imports.js';
import { Stoa } from './support/stoa.js';

let service: Stoa;
let people: Record<'editor' | 'admin' | 'anna', Actor>;
let editor: Client;
let admin: Client;
let anna: Client;
beforeAll(async () => {
  service = await Stoa.start();
  const { given } = service;
  people = { editor: await given.editor(), admin: await given.admin(), anna: await given.viewer() };
  [editor, admin, anna] = [clientOf(people.editor), clientOf(people.admin), clientOf(people.anna)];
});
afterAll(() => service.stop());

const clientOf = ({ token }: Actor): Client => createStoa({ url: service.url, apiKey: String(token) });
const errorOf = async (call: Promise<unknown>): Promise<StoaError> => {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof StoaError) return error;
  throw new Error(`no StoaError, but ${String(error)}`);
};

describe('An answer of the SDK', () => {
  it('is what the service says, and nothing where it says nothing', async () => {
    const { id } = await editor.createPost({ title: 'Said', content: 'So.' });
    expect(await editor.publishPost({ id })).toMatchObject({ id, status: 'published' });
    expect(await anna.likePost({ id })).toMatchObject({ isLiked: true });
    const nothing: Promise<unknown> = editor.deletePost({ id });
    expect(await nothing).toBeUndefined();
  });

  it('has its headers, for whoever asks', async () => {
    const draft = await editor.createPost({ title: 'First', content: 'Text.' }, { envelope: true });
    expect(draft.response.status).toBe(201);
    expect(draft.headers.location).toMatch(new RegExp(`/api/v1/posts/${draft.data.id}$`));
    const { id } = draft.data;
    const { headers } = await editor.getPost({ id }, { envelope: true });
    const etag = headers.etag ?? '';
    await editor.updatePost({ id, title: 'Second', 'If-Match': etag });
    const late = await errorOf(editor.updatePost({ id, title: 'Third', 'If-Match': etag }));
    expect(late.is('PRECONDITION_FAILED') && late.problem.etag).toMatch(/^"[\w.-]+"$/);
  });

  it('is NOT_MODIFIED when it is still what the caller has', async () => {
    const { id } = await productOf(people.editor);
    const { headers } = await anna.getProduct({ id }, { envelope: true });
    const error = await errorOf(anna.getProduct({ id, 'If-None-Match': headers.etag ?? '' }));
    expect([error.status, error.code, error.problem]).toEqual([304, 'NOT_MODIFIED', null]);
    expect(error.is('NOT_MODIFIED')).toBe(true);
  });

  it('is the post, also at an address that it had before', async () => {
    const { id, slug } = await editor.createPost({ title: 'Old name', content: 'Text.' });
    await editor.publishPost({ id });
    await editor.updatePost({ id, slug: 'new-name' });
    expect(await anna.getPost({ id: slug })).toMatchObject({ id, slug: 'new-name' });
  });

  it('is a file, where the service gives one', async () => {
    const product = await productOf(people.editor, { stock: 5, name: 'Filed' });
    const shippingAddress = {
      name: 'Anna',
      line1: 'Storgata 1',
      city: 'Oslo',
      postalCode: '0155',
      country: 'NO',
    };
    const order = await anna.createOrder({
      items: [{ productId: product['id'], quantity: 1 }],
      shippingAddress,
    });
    const { clientSecret } = await anna.startOrderPayment({ id: order.id });
    await anna.confirmSandboxPayment({ clientSecret, paymentMethod: 'pm_card_visa' });
    const invoice = await anna.getOrderInvoice({ id: order.id });
    expect([await invoice.slice(0, 5).text(), invoice.type]).toEqual(['%PDF-', 'application/pdf']);
    const products = await editor.getProductExport({ format: 'csv' });
    expect([await products.text(), products.type]).toEqual([
      expect.stringContaining('Filed'),
      expect.stringMatching(/^text\/csv;/),
    ]);
    const posts = await editor.getPostExport();
    expect(
      Buffer.from(await posts.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('is a file of lines of JSON without being read as JSON, and a stream for whoever wants it', async () => {
    const rows = await editor.getProductExport({ format: 'ndjson' });
    expect((await rows.text()).split('\n').length).toBeGreaterThan(1);
    const stream = await editor.getProductExport({ format: 'csv' }, { parseAs: 'stream' });
    expect(stream).toBeInstanceOf(ReadableStream);
    await (stream as unknown as ReadableStream).cancel();
  });
});

describe('The SDK sends', () => {
  it('an image, with what is said of it', async () => {
    const file = new File([new Uint8Array(await imageOf())], 'kettle.png', { type: 'image/png' });
    const medium = await editor.createMedium({ file, alt: 'A kettle' });
    expect(medium).toMatchObject({ alt: 'A kettle', type: 'image/png', width: 40, height: 30 });
    const bytes = await editor.getMediumFile({ id: medium.id, file: medium.url.split('/').at(-1) ?? '' });
    expect(bytes.type).toBe('image/png');
  });

  it('a file of products, with its options', async () => {
    const csv = 'name,sku,price,currency,stock\nImported,IMP-1,19.99,USD,3\n';
    const body = new Blob([csv]);
    const { id } = await editor.createImport({ body, dryRun: true });
    await runImports(service);
    expect(await editor.getImport({ id })).toMatchObject({ dryRun: true });
    const rows = new Blob([`${JSON.stringify({ name: 'Row' })}\n`], { type: 'application/x-ndjson' });
    const headers = { 'Content-Type': 'application/x-ndjson' };
    expect(await editor.createImport({ body: rows }, { headers })).toMatchObject({ format: 'ndjson' });
    await runImports(service);
  });

  it('a zip of posts', async () => {
    const zip = await zipOf({ 'hello.md': '---\ntitle: Hello\n---\n\nFrom a file.\n' });
    const { id } = await editor.createPostImport({ body: new Blob([zip]) });
    await worker(service).workDue();
    expect(await editor.getPostImport({ id })).toMatchObject({ status: 'succeeded' });
  });
});

describe('A list of the SDK', () => {
  const total = 7;
  beforeAll(async () => {
    for (let made = 0; made < total; made += 1)
      await editor.createPost({ title: `Listed ${made}`, content: 'Text.', tags: ['listed'] });
  });

  it('iterates over its items through all pages, and ends', async () => {
    const titles: string[] = [];
    for await (const { title } of editor.listPosts.items({ tag: 'listed', status: 'draft', limit: 3 }))
      titles.push(title);
    expect(new Set(titles).size).toBe(total);
    expect(titles).toHaveLength(total);
  });

  it('iterates over its pages, from a cursor on', async () => {
    const sizes: number[] = [];
    const query = { tag: 'listed', status: 'draft', limit: 3 } as const;
    for await (const page of editor.listPosts.pages(query)) sizes.push(page.data.length);
    expect(sizes).toEqual([3, 3, 1]);
    const first = await editor.listPosts(query);
    const cursor = first.meta.nextCursor ?? '';
    const rest: string[] = [];
    for await (const { id } of editor.listPosts.items({ ...query, cursor })) rest.push(id);
    expect(rest).toHaveLength(total - 3);
    expect(rest).not.toContain(first.data[0]?.id);
  });

  it('stops when its caller wants no more, and throws what the service says', async () => {
    const leaving = new AbortController();
    const seen: string[] = [];
    const iterate = async (): Promise<void> => {
      for await (const { id } of editor.listPosts.items(
        { limit: 1, status: 'draft' },
        { signal: leaving.signal },
      )) {
        seen.push(id);
        leaving.abort();
      }
    };
    await expect(iterate()).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(1);
    expect(await errorOf(anna.listUsers.items().next())).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('can be iterated wherever the service gives cursors', () => {
    const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      paths: Record<string, Record<string, { operationId?: string; parameters?: { name: string }[] }>>;
    };
    const withCursor = Object.values(document.paths)
      .flatMap((item) => Object.values(item))
      .filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'cursor'))
      .map(({ operationId = '' }) => operationId);
    expect(withCursor.length).toBeGreaterThan(20);
    const methods = admin as unknown as Record<string, { items?: unknown; pages?: unknown }>;
    expect(withCursor.filter((name) => typeof methods[name]?.items !== 'function')).toEqual([]);
  });
});

describe('An error of the SDK', () => {
  it('is known by its code, and brings the facts of the case', async () => {
    const product = await productOf(people.editor, { stock: 1 });
    const error = await errorOf(anna.createOrder({ items: [{ productId: product['id'], quantity: 3 }] }));
    expect(error).toMatchObject({ name: 'StoaError', status: 409, code: problemCodes.INSUFFICIENT_STOCK });
    expect(error.is('NOT_FOUND', 'TOTAL_CHANGED')).toBe(false);
    if (!error.is('INSUFFICIENT_STOCK')) throw error;
    expect(error.problem.lines).toEqual([
      { productId: product['id'], variantId: product['variants'][0].id, requested: 3, available: 1 },
    ]);
    expect(error.requestId).toBe(error.problem.requestId);
    expect(error.message).toBe(error.problem.detail);
  });

  it('says what is wrong with which field', async () => {
    const error = await errorOf(
      createStoa({ url: service.url }).createUser({ email: 'anna', password: 'x' }),
    );
    expect(error.code).toBe('VALIDATION_FAILED');
    expect(Object.keys(error.fields).sort()).toEqual(['email', 'password']);
    expect(error.message).toContain(`email ${error.fields['email']}`);
  });

  it('comes before anything is sent when the arguments make no request', async () => {
    await expect(anna.getOrder({} as { id: string })).rejects.toThrow('Missing path parameter "id"');
    expect(() => anna.listOrders({ nothing: 1 } as object)).toThrow('Unknown argument "nothing"');
    expect(() => createStoa()).toThrow('Say where the service is');
  });
});
