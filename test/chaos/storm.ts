import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Consumers } from '../../src/events/consumers.js';
import { Actor } from '../support/actor.js';
import { productOf } from '../support/catalogue.js';
import { moveClock } from '../support/clock.js';
import { settle } from '../support/events.js';
import { publishedOf } from '../support/journal.js';
import { freshKey, orderBody } from '../support/orders.js';
import { StoaProcess } from '../support/process.js';
import { asService } from '../support/server.js';
import type { Stoa } from '../support/stoa.js';
import { prepareRecorders, record, recordOutside } from './recorders.js';

/** Settings under which tokens of one instance are good at all others. */
export const shared = {
  JWT_ISSUER: 'chaos',
  KEY_ENCRYPTION_SECRET: 'a secret of the chaos that protects nothing',
};
const longestLifeMilliseconds = 900;
const instances = 2;

/** What a storm did. */
export interface Storm {
  readonly kills: number;
  /** Changes that the API has confirmed. */
  readonly confirmed: number;
}

/** Numbers from a seed, each from 0 to 1: the same seed, the same numbers (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Two processes that serve and deliver, under a load of orders, comments and stock changes; again and again one of them
 * is killed without a warning at a random moment, and started anew. Gives what was done, when nothing runs any more.
 */
export async function storm(
  stoa: Stoa,
  { seed, kills }: { seed: number; kills: number },
  onKill: (count: number) => void,
): Promise<Storm> {
  await prepareRecorders(stoa);
  const chance = chances(seed);
  const state = { kills: 0, confirmed: 0 };
  const urls: (string | null)[] = Array.from({ length: instances }, () => null);
  const work = await workOf(stoa, chance);
  const live = async (slot: number): Promise<void> => {
    while (state.kills < kills) {
      const one = start(stoa);
      urls[slot] = (await one.up()).replace('localhost', '127.0.0.1');
      await delay(chance() * longestLifeMilliseconds);
      urls[slot] = null;
      await one.end('SIGKILL');
      onKill((state.kills += 1));
    }
  };
  const load = async (): Promise<void> => {
    while (state.kills < kills) {
      const url = urls[Math.floor(chance() * instances)] ?? null;
      if (url === null) await delay(5);
      else if (await isDone(work(url))) state.confirmed += 1;
    }
  };
  await Promise.all([...urls.map((_, slot) => live(slot)), load(), load(), load()]);
  return state;
}

function start(stoa: Stoa): StoaProcess {
  return StoaProcess.start(
    {
      ...shared,
      DATABASE_URL: asService(stoa.databaseUrl),
      DATABASE_OWNER_URL: stoa.databaseUrl,
      CHAOS_DATABASE_URL: stoa.databaseUrl,
      STOA_DEMO: 'false',
      LOG_LEVEL: 'silent',
      RATE_LIMIT_USER: '1000000/60',
      RATE_LIMIT_IP: '1000000/60',
    },
    ['test/chaos/instance.ts'],
  );
}

/** Something to ask of an instance: an order, a comment, a change of stock. */
async function workOf(
  stoa: Stoa,
  chance: () => number,
): Promise<(url: string) => Promise<{ status: number }>> {
  const [editor, viewer] = await Promise.all([stoa.given.editor(), stoa.given.viewer()]);
  const products = await Promise.all([1, 2, 3, 4].map(() => productOf(editor, { stock: 1_000_000 })));
  const posts = await Promise.all([1, 2].map(() => publishedOf(editor)));
  const idIn = (things: Record<string, any>[]): string =>
    things[Math.floor(chance() * things.length)]?.['id'];
  const at = ({ token, id }: Actor, url: string): Actor => new Actor(url, token, id);
  const kinds = [
    (url: string) => at(viewer, url).post('/orders', orderBody({ [idIn(products)]: 1 }), freshKey()),
    (url: string) => at(viewer, url).post(`/posts/${idIn(posts)}/comments`, { body: 'Well said.' }),
    (url: string) =>
      at(editor, url).post(`/products/${idIn(products)}/stock`, { delta: 1, reason: 'restock' }, freshKey()),
  ];
  return (url) => kinds[Math.floor(chance() * kinds.length)]!(url);
}

/** Whether it was confirmed; a connection that breaks leaves that open. */
async function isDone(answer: Promise<{ status: number }>): Promise<boolean> {
  const { status } = await answer.catch((error: unknown) => {
    // what fetch throws comes from outside of jest's own realm, so it is known by its words
    if (['fetch failed', 'terminated'].includes((error as Error).message)) return { status: 0 };
    throw error;
  });
  return status === 200 || status === 201;
}

/** Delivers what is left, claims of the dead included. */
export async function calm(stoa: Stoa): Promise<void> {
  const outside = new pg.Pool({ connectionString: stoa.databaseUrl, max: 1 });
  stoa.app.get(Consumers).register(record);
  stoa.app.get(Consumers).register(recordOutside(outside));
  const clock = moveClock(stoa);
  for (let round = 0; round < 3; round += 1) {
    clock.ahead(60);
    await settle(stoa);
  }
  clock.stop();
  await outside.end();
}
