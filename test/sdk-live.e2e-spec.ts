import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createStoa, type LiveEvent, memoryStore, type Stoa as Client } from '@stoa/sdk';
import type { ServerResponse } from 'node:http';
import { newId } from '../src/clock/new-id.js';
import { rhythm } from '../src/live/live-streams.js';
import type { Actor } from './support/actor.js';
import { categoryOf } from './support/catalogue.js';
import { password } from './support/given.js';
import { problem, scriptedServer, type Scripted, type ScriptedServer } from './support/scripted-server.js';
import { settle } from './support/events.js';
import { Stoa } from './support/stoa.js';

const open: ScriptedServer[] = [];
const leaving: AbortController[] = [];
afterEach(async () => {
  for (const controller of leaving.splice(0)) controller.abort();
  await Promise.all(open.splice(0).map((server) => server.stop()));
});
const signal = (): AbortSignal => {
  const controller = new AbortController();
  leaving.push(controller);
  return controller.signal;
};

/** So many events, and then no more. */
async function take(stream: AsyncIterable<LiveEvent>, count: number): Promise<LiveEvent[]> {
  const taken: LiveEvent[] = [];
  for await (const event of stream) if (taken.push(event) === count) break;
  return taken;
}

describe('The stream of events by the SDK', () => {
  let service: Stoa;
  let editor: Actor;
  const usual = { ...rhythm };
  beforeAll(async () => {
    service = await Stoa.start();
    editor = await service.given.editor();
  });
  afterAll(() => service.stop());
  beforeEach(() => void (rhythm.check = 50));
  afterEach(() => void Object.assign(rhythm, usual));

  /** Somebody who is signed in, over a line that can be cut. */
  const listener = async (line = { cut: (): void => undefined }): Promise<Client> => {
    const breaking: typeof fetch = (target, init) => {
      const broken = new AbortController();
      line.cut = () => broken.abort();
      const signals = [broken.signal, init?.signal].filter((one) => one instanceof AbortSignal);
      return fetch(target, { ...init, signal: AbortSignal.any(signals) });
    };
    const stoa = createStoa({ url: service.url, fetch: breaking });
    const email = `${newId()}@example.com`;
    await stoa.createUser({ email, password });
    await stoa.login({ email, password });
    return stoa;
  };

  it('tells what happens, typed by its type', async () => {
    const stoa = await listener();
    const stream = stoa.getEventStream({ types: ['category.*'] }, { signal: signal() });
    expect((await stream.next()).value).toMatchObject({
      type: 'ready',
      place: expect.stringMatching(/^\d+$/),
    });
    const category = await categoryOf(editor, { name: 'Live' });
    await settle(service);
    const { value: event } = await stream.next();
    if (event?.type !== 'category.created') throw new Error(`not that: ${JSON.stringify(event)}`);
    expect(event.payload).toEqual({ categoryId: category['id'], slug: 'live', parentId: null });
    expect(event.aggregateId).toBe(category['id']);
    await stream.return();
  });

  it('goes on after the end of its connection, with a new token, without gap or repeat', async () => {
    const line = { cut: (): void => undefined };
    const stoa = await listener(line);
    const stream = stoa.getEventStream({ types: ['category.created'] }, { signal: signal() });
    await stream.next();
    const names = ['One', 'Two', 'Three'];
    const slugs: string[] = [];
    const tokens = new Set<string>();
    for (const name of names) {
      await categoryOf(editor, { name: `Goes on ${name}` });
      await settle(service);
      for (let event = await stream.next(); ; event = await stream.next()) {
        if (event.value?.type !== 'category.created') continue;
        slugs.push(event.value.payload.slug);
        break;
      }
      tokens.add(stoa.session.current!.accessToken);
      stoa.session.set({ ...stoa.session.current!, accessToken: 'no longer valid' });
      line.cut();
    }
    expect(slugs).toEqual(['goes-on-one', 'goes-on-two', 'goes-on-three']);
    expect(tokens.size).toBe(3);
    await stream.return();
  });

  it('ends with an error when nobody is signed in any more', async () => {
    const stoa = createStoa({ url: service.url });
    await expect(take(stoa.getEventStream(), 1)).rejects.toMatchObject({
      name: 'StoaError',
      code: 'UNAUTHENTICATED',
    });
    const known = await listener();
    const stream = known.getEventStream({}, { signal: signal() });
    await stream.next();
    await known.logout();
    await expect(stream.next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('says when it was asked for a type that does not exist', async () => {
    const stoa = await listener();
    await expect(take(stoa.getEventStream({ types: ['order.eaten'] }), 1)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });
});

describe('The stream of events over a line that breaks', () => {
  const frames =
    (...lines: string[]): Scripted =>
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const line of lines) response.write(`${line}\n\n`);
      setTimeout(() => response.destroy(), 50);
    };
  const event = (id: number): string =>
    `id: ${id}\nevent: order.paid\ndata: {"type":"order.paid","sequence":${id}}`;
  const answering = async (...answers: Scripted[]): Promise<ScriptedServer> => {
    const server = await scriptedServer(() => answers[Math.min(server.heard.length, answers.length) - 1]!);
    open.push(server);
    return server;
  };
  const streamOf = ({ url }: ScriptedServer, args = {}) =>
    createStoa({ url, apiKey: 'sak_1', retries: 0 }).getEventStream(args, { signal: signal() });
  const placesAt = ({ heard }: ScriptedServer) => heard.map(({ headers }) => headers['last-event-id']);

  it('names the last place that it has heard of, also by a sign of life', async () => {
    const server = await answering(
      frames('retry: 5', 'id: 7\nevent: ready\ndata: {}', event(8), ': still here\nid: 9'),
      'cut',
      problem(503, 'UNAVAILABLE'),
      frames('id: 9\nevent: ready\ndata: {}', event(10)),
    );
    const taken = await take(streamOf(server, { after: '6' }), 4);
    expect(taken.map(({ type, place }) => `${type} ${place}`)).toEqual([
      'ready 7',
      'order.paid 8',
      'ready 9',
      'order.paid 10',
    ]);
    expect(placesAt(server)).toEqual(['6', '9', '9', '9']);
  });

  it('tells that the place is no longer kept, and nothing of the end', async () => {
    const server = await answering(
      frames(
        'retry: 5',
        'id: 7\nevent: reset\ndata: {}',
        'id: 7\nevent: ready\ndata: {}',
        'event: end\ndata: {}',
      ),
    );
    const taken = await take(streamOf(server), 3);
    expect(taken.map(({ type }) => type)).toEqual(['reset', 'ready', 'reset']);
  });

  it('comes later and later while it comes to nothing', async () => {
    const server = await answering('cut');
    const stream = streamOf(server);
    void stream.next();
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(server.heard.length).toBeLessThan(4);
  });

  it('ends by its signal without an error, also while it waits', async () => {
    const server = await answering('cut');
    const controller = new AbortController();
    const stoa = createStoa({ url: server.url, session: memoryStore(), retries: 0 });
    const stream = stoa.getEventStream({}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });
});
