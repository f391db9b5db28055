import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Lease } from '../src/access/revocations/lease.js';
import { newId } from '../src/clock/new-id.js';
import { rhythm } from '../src/live/live-streams.js';
import { accountOf } from './support/access/scene.js';
import { Actor } from './support/actor.js';
import { programOf } from './support/api-keys.js';
import { categoryOf, productOf } from './support/catalogue.js';
import { settle } from './support/events.js';
import { FaultProxy } from './support/fault-proxy.js';
import { Stoa } from './support/stoa.js';
import { Ear } from './support/streams.js';

let stoa: Stoa;
let beside: Stoa;
let admin: Actor;
const usual = { ...rhythm };
const unseen = 600_000;
const open: Ear[] = [];
beforeAll(async () => {
  // nobody is looked at because of the time
  rhythm.check = unseen;
  stoa = await Stoa.start();
  beside = await stoa.beside();
  admin = await stoa.given.admin();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((ear) => ear.close()));
});
afterAll(async () => {
  Object.assign(rhythm, usual);
  await beside.stop();
  await stoa.stop();
});

const listen = async ({ token, id }: Actor, where: Stoa): Promise<Ear> => {
  // without a lease nothing is told before the next round, and there is none
  if (rhythm.check === unseen) await where.untilLeased();
  const ear = await Ear.of(new Actor(where.url, token, id));
  open.push(ear);
  return ear;
};
/** Something that everybody hears of has happened, and was placed; gives its id. */
const happen = async (): Promise<string> => {
  const { id } = await categoryOf(admin, { name: `Kettles ${newId()}` });
  await settle(stoa);
  return id as string;
};
const heardBy = (ear: Ear): string[] => ear.events.map(({ data }) => data.aggregateId as string);
const untilHears = (ear: Ear, id: string): Promise<void> => ear.until(() => heardBy(ear).includes(id));

/** Whether it hears of it before it ends. */
const hears = (ear: Ear, id: string): Promise<boolean> =>
  untilHears(ear, id).then(
    () => true,
    () => false,
  );

const endings: Record<string, () => Promise<{ actor: Actor; end: () => Promise<unknown> }>> = {
  'signed out': async () => {
    const actor = await stoa.given.viewer();
    return { actor, end: () => actor.post('/auth/logout') };
  },
  'been disabled': async () => {
    const actor = await stoa.given.viewer();
    return { actor, end: () => admin.patch(`/users/${actor.id}`, { status: 'disabled' }) };
  },
  'lost the API key': async () => {
    const owner = await stoa.given.viewer();
    const actor = await programOf(owner, { scopes: ['events:read'] });
    return { actor, end: () => owner.delete(`/auth/api-keys/${actor.keyId}`) };
  },
};

describe('Whoever listens and has', () => {
  it.each(Object.keys(endings))(
    '%s hears nothing of what happens after the answer that says so, at any instance',
    async (how) => {
      const { actor, end } = await endings[how]!();
      const witness = await listen(await stoa.given.viewer(), stoa);
      const ears = [await listen(actor, stoa), await listen(actor, beside)];
      const before = await happen();
      await Promise.all(ears.map((ear) => untilHears(ear, before)));
      await end();
      const after = await happen();
      await untilHears(witness, after);
      expect(await Promise.all(ears.map((ear) => hears(ear, after)))).toEqual([false, false]);
      expect(await Promise.all(ears.map((ear) => ear.ended()))).toEqual(['signed-out', 'signed-out']);
    },
  );

  it('lost a role hears nothing that the new one may not, and all that it may', async () => {
    const account = await accountOf(stoa);
    await admin.patch(`/users/${account.id}`, { role: 'editor' });
    const ears = [await listen(account, stoa), await listen(account, beside)];
    const seen = (await productOf(admin, { status: 'draft' }))['id'] as string;
    await settle(stoa);
    await Promise.all(ears.map((ear) => untilHears(ear, seen)));
    await admin.patch(`/users/${account.id}`, { role: 'viewer' });
    await productOf(admin, { status: 'draft' });
    const after = await happen();
    await Promise.all(ears.map((ear) => untilHears(ear, after)));
    // of their own account they hear, too
    for (const ear of ears) expect(heardBy(ear).filter((id) => id !== account.id)).toEqual([seen, after]);
  });
});

describe('An instance that was cut off while somebody was signed out', () => {
  it('tells them nothing of what happens afterwards', async () => {
    const proxy = await FaultProxy.before(stoa.databaseUrl);
    const far = await stoa.beside({ DATABASE_URL: proxy.url });
    const [actor, other] = [await stoa.given.viewer(), await stoa.given.viewer()];
    const [ear, witness] = [await listen(actor, far), await listen(other, far)];
    const before = await happen();
    await Promise.all([ear, witness].map((one) => untilHears(one, before)));
    await proxy.refuse();
    await far.untilLeased(false);
    await actor.post('/auth/logout');
    await proxy.mend();
    await far.untilLeased();
    const after = await happen();
    await untilHears(witness, after);
    expect(await hears(ear, after)).toBe(false);
    expect(await ear.ended()).toBe('signed-out');
    await far.stop();
    await proxy.refuse();
  });
});

describe('An instance without a lease, which hears of nothing that is revoked,', () => {
  it('tells each listener only right after it was looked at', async () => {
    rhythm.check = 500;
    const deaf = await stoa.beside();
    const lease = deaf.app.get(Lease);
    await deaf.untilLeased();
    Object.assign(lease, { isHeld: () => false, forgetters: [], amnesias: [] });
    const [actor, other] = [await stoa.given.viewer(), await stoa.given.viewer()];
    const [ear, witness] = [await listen(actor, deaf), await listen(other, deaf)];
    const before = await happen();
    await Promise.all([ear, witness].map((one) => untilHears(one, before)));
    await actor.post('/auth/logout');
    const after = await happen();
    await untilHears(witness, after);
    expect(await hears(ear, after)).toBe(false);
    expect(await ear.ended()).toBe('signed-out');
    await deaf.stop();
  });
});
