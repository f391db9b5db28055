import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { newId } from '../src/clock/new-id.js';
import { Database } from '../src/database/database.js';
import { everybody } from '../src/events/audience.js';
import { Outbox } from '../src/events/outbox.js';
import { Actor } from './support/actor.js';
import { chances } from './support/chances.js';
import { Rung, settle } from './support/events.js';
import { FaultProxy } from './support/fault-proxy.js';
import { Stoa } from './support/stoa.js';
import { Ear, type Heard } from './support/streams.js';

let stoas: [Stoa, Stoa];
let proxies: FaultProxy[];
beforeAll(async () => {
  const stoa = await Stoa.start();
  stoas = [stoa, await stoa.beside()];
  proxies = await Promise.all(stoas.map(({ url }) => FaultProxy.before(url)));
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.refuse()));
  await stoas[1].stop();
  await stoas[0].stop();
});

/** Writes some events of a few bells through one of the instances, in one transaction. */
async function ring(stoa: Stoa, bells: readonly string[], throwDice: () => number): Promise<void> {
  const rung = Array.from({ length: 1 + Math.floor(throwDice() * 12) }, () => ({
    bell: bells[Math.floor(throwDice() * bells.length)] ?? '',
    isPublic: throwDice() < 0.8,
  }));
  await stoa.app.get(Database).transaction(async (tx) => {
    await tx.rows({ name: 'test-lock', text: 'SELECT pg_advisory_xact_lock(1)' });
    for (const { bell, isPublic } of rung)
      stoa.app.get(Outbox).append(tx, new Rung(bell, { noise: 200, audience: isPublic ? everybody : [] }));
  });
}

/** Listens through whichever proxy, again and again, from where it was, until `isEnough`. */
async function listenOn(
  { token }: Actor,
  from: string,
  throwDice: () => number,
  isEnough: (heard: Heard[]) => boolean,
) {
  const heard: Heard[] = [];
  let since = from;
  let connections = 0;
  while (!isEnough(heard)) {
    const proxy = proxies[Math.floor(throwDice() * proxies.length)]!;
    const there = new Actor(proxy.url.replace(/\/$/, ''), token);
    const ear = await Ear.try(there, { since }).catch(() => null);
    if (ear === null) continue;
    connections += 1;
    await ear.until(() => isEnough([...heard, ...ear.events])).catch(() => undefined);
    await ear.close();
    expect(ear.words.map(({ type }) => type)).not.toContain('reset');
    heard.push(...ear.events);
    since = ear.events.at(-1)?.at ?? since;
  }
  return { heard, connections };
}

it.each(['at any moment', 'after any byte'] as const)(
  'misses nothing and repeats nothing to listeners whose connections are cut %s',
  async (cut) => {
    const seed = Number(process.env['STOA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    const throwDice = chances(seed);
    try {
      await tryWith(throwDice, cut);
    } catch (error) {
      throw new Error(`with STOA_SEED=${seed}`, { cause: error });
    } finally {
      for (const proxy of proxies) await proxy.mend();
    }
  },
  120_000,
);

async function tryWith(throwDice: () => number, cut: 'at any moment' | 'after any byte'): Promise<void> {
  const actors = await Promise.all([1, 2, 3].map(() => stoas[0].given.viewer()));
  const bells = Array.from({ length: 7 }, () => newId());
  let isWritten = false;
  let total = Infinity;
  const isEnough = (heard: Heard[]): boolean => isWritten && heard.length >= total;
  // a place to begin at, for those whose first connection is cut before it says anything
  await ring(stoas[0], bells, () => 0);
  await settle(stoas[0]);
  const first = await Ear.of(actors[0]!);
  const from = first.words[0]!.at!;
  await first.close();
  // headers, greeting and frames are some hundred bytes each: most are cut in the middle of one
  if (cut === 'after any byte')
    for (const proxy of proxies) proxy.cutAfter(() => 1 + Math.floor(throwDice() * 12_000));
  const listeners = actors.map((actor) => listenOn(actor, from, throwDice, isEnough));
  for (let round = 0; round < 120; round += 1) {
    const writer = stoas[Math.floor(throwDice() * 2)]!;
    await ring(writer, bells, throwDice);
    await Promise.all(throwDice() < 0.5 ? [settle(writer)] : stoas.map((one) => settle(one)));
    if (cut === 'at any moment' && throwDice() < 0.3) proxies[Math.floor(throwDice() * 2)]!.reset();
    await turn();
  }
  await settle(...stoas);
  const { rows } = await stoas[0].sql.query(
    `SELECT id FROM outbox WHERE position > $1 AND 'everybody' = ANY (audience) ORDER BY position`,
    [from],
  );
  total = rows.length;
  isWritten = true;
  for (const proxy of proxies) proxy.reset();
  for (const { heard, connections } of await Promise.all(listeners)) {
    expect(heard.map(({ data }) => data.id)).toEqual(rows.map(({ id }) => id));
    expect(connections).toBeGreaterThan(5);
    for (const bell of bells) {
      const own = heard.filter(({ data }) => data.aggregateId === bell).map(({ data }) => data.sequence);
      expect(own).toEqual(own.toSorted((one, other) => one - other));
    }
  }
}

it('catches up from far back while more happens, without a gap or a repeat where it meets the others', async () => {
  const [stoa] = stoas;
  const actor = await stoa.given.viewer();
  const bells = Array.from({ length: 7 }, () => newId());
  const first = await Ear.of(actor);
  const from = first.words[0]!.at!;
  for (let round = 0; round < 250; round += 1) await ring(stoa, bells, () => 0.79);
  await settle(stoa);
  const late = await Ear.of(actor, { since: from });
  for (let round = 0; round < 50; round += 1) {
    await ring(stoa, bells, () => 0.79);
    await settle(stoa);
  }
  const { rows } = await stoa.sql.query(
    `SELECT id FROM outbox WHERE position > $1 AND 'everybody' = ANY (audience) ORDER BY position`,
    [from],
  );
  expect(rows.length).toBeGreaterThan(2_000);
  for (const ear of [first, late]) {
    await ear.untilHeard(rows.length);
    expect(ear.events.map(({ data }) => data.id)).toEqual(rows.map(({ id }) => id));
    await ear.close();
  }
}, 60_000);
