import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Actor, type Answer } from './support/actor.js';
import { FaultProxy } from './support/fault-proxy.js';
import { hold } from './support/hold.js';
import { runImports, sendFile } from './support/imports.js';
import { worker } from './support/jobs.js';
import { expectProblem } from './support/matchers.js';
import { countsOf, sendPosts, zipOf } from './support/post-imports.js';
import { Stoa } from './support/stoa.js';

let direct: Stoa;
let proxy: FaultProxy;
let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  direct = await Stoa.start();
  proxy = await FaultProxy.before(direct.databaseUrl);
  stoa = await direct.beside({ DATABASE_URL: proxy.url });
  const { token, id } = await direct.given.editor();
  editor = new Actor(stoa.url, token, id);
});
afterAll(async () => {
  await stoa.stop();
  await proxy.refuse();
  await direct.stop();
});

/** Cuts every connection off while the commit of the import is under way; it comes about all the same. */
async function losing(send: () => Promise<Answer>): Promise<Answer> {
  // the answer is kept under its key with the commit, in one message
  const held = await hold(direct, 'LOCK TABLE idempotency_keys IN SHARE MODE');
  const sent = send();
  await held.untilAwaited();
  proxy.reset();
  await held.release();
  return sent;
}

describe('An import whose commit is not acknowledged', () => {
  it('of products is there for whoever asks again with the same key, with its whole file', async () => {
    const headers = { 'idempotency-key': 'lost-products' };
    const send = () => sendFile(editor, 'sku,name,currency,price\nLOST-1,Lost,EUR,100\n', { headers });
    expectProblem(await losing(send), 503, 'SERVICE_UNAVAILABLE');
    const { status, body } = await send();
    expect(status).toBe(202);
    expect(await editor.get(`/imports/${body.id}`)).toMatchObject({
      status: 200,
      body: { status: 'queued' },
    });
    await runImports(direct);
    expect((await editor.get(`/imports/${body.id}`)).body).toMatchObject({
      status: 'succeeded',
      rows: { created: 1, refused: 0 },
    });
    expect((await editor.get('/imports')).body.data).toHaveLength(1);
  });

  it('of posts is there for whoever asks again with the same key, with its whole file', async () => {
    const headers = { 'idempotency-key': 'lost-posts' };
    const archive = await zipOf({ 'lost.md': '---\ntitle: Lost\n---\nBoil water.' });
    const send = () => sendPosts(editor, archive, { headers });
    expectProblem(await losing(send), 503, 'SERVICE_UNAVAILABLE');
    const { status, body } = await send();
    expect(status).toBe(202);
    expect(await editor.get(`/post-imports/${body.id}`)).toMatchObject({
      status: 200,
      body: { status: 'queued' },
    });
    await worker(direct).workDue();
    expect((await editor.get(`/post-imports/${body.id}`)).body).toMatchObject({
      status: 'succeeded',
      posts: countsOf({ created: 1 }),
    });
    expect((await editor.get('/post-imports')).body.data).toHaveLength(1);
  });
});
