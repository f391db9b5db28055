import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Actor } from './support/actor.js';
import { lettersTo } from './support/mailbox.js';
import { SessionWorld } from './support/session-world.js';
import { Stoa } from './support/stoa.js';

/** Two instances of the service on one database, as behind a balancer. */
let instances: [Stoa, Stoa];
beforeAll(async () => {
  const roomy = { RATE_LIMIT_SIGNIN: '100000/900', RATE_LIMIT_SIGNIN_NETWORK: '100000/900' };
  const here = await Stoa.start(roomy);
  instances = [here, await here.beside(roomy)];
  await Promise.all(instances.map((one) => one.untilLeased()));
});
afterAll(async () => {
  await instances[1].stop();
  await instances[0].stop();
});

/** Between two steps; never adds up to exactly the ten seconds of grace. */
const tick = 0.7;
/** Longer than a spent refresh token gives its successor again. */
const longWhile = 11.9;

async function inWorld(people: number, story: (world: SessionWorld) => Promise<void>): Promise<void> {
  const world = await SessionWorld.open(instances, await instances[0].given.admin(), people);
  try {
    await story(world);
  } finally {
    world.close();
  }
}

/** What can happen: `n` picks the device or the person, `back` how old the token is, `at` the instance. */
interface Step {
  readonly what: keyof typeof steps;
  readonly n: number;
  readonly back: number;
  readonly at: number;
}
const steps = {
  signIn: (world: SessionWorld, { n, at }: Step) => world.signIn(n % 2, at),
  use: (world: SessionWorld, step: Step) =>
    onDevice(world, step, (device, turn) => world.use(device, turn, step.at)),
  refresh: (world: SessionWorld, step: Step) =>
    onDevice(world, step, (device, turn) => world.refresh(device, turn, step.at)),
  race: (world: SessionWorld, step: Step) =>
    onDevice(world, step, (device, turn) => world.race(device, turn)),
  signOut: (world: SessionWorld, step: Step) =>
    onDevice(world, step, (device) => world.signOut(device, step.at)),
  signOutOthers: (world: SessionWorld, step: Step) =>
    onDevice(world, step, (device) => world.signOutOthers(device, step.at)),
  endWhileRefreshed: (world: SessionWorld, step: Step) =>
    onDevice(world, step, (device) => world.endWhileRefreshed(device, step.at)),
  signOutPerson: (world: SessionWorld, { n, at }: Step) => world.signOutPerson(n % 2, at),
  promote: (world: SessionWorld, { n, at }: Step) => world.setRole(n % 2, 'editor', at),
  demote: (world: SessionWorld, { n, at }: Step) => world.setRole(n % 2, 'viewer', at),
  disable: (world: SessionWorld, { n, at }: Step) => world.setEnabled(n % 2, false, at),
  enable: (world: SessionWorld, { n, at }: Step) => world.setEnabled(n % 2, true, at),
  wait: (world: SessionWorld) => world.wait(longWhile),
};

function onDevice(
  world: SessionWorld,
  { n, back }: Step,
  act: (device: SessionWorld['devices'][number], turn: number) => Promise<void>,
): Promise<void> {
  const device = world.devices[n % Math.max(world.devices.length, 1)];
  if (device === undefined) return Promise.resolve();
  return act(device, Math.max(device.pairs.length - 1 - back, 0));
}

const often = (what: keyof typeof steps, weight: number) => ({ weight, arbitrary: fc.constant(what) });
const anyStep: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(
    ...[often('signIn', 3), often('use', 10), often('refresh', 10), often('race', 4), often('wait', 4)],
    ...[often('signOut', 1), often('signOutOthers', 1), often('endWhileRefreshed', 2)],
    ...[often('signOutPerson', 1), often('promote', 1), often('demote', 1), often('disable', 1)],
    often('enable', 2),
  ),
  n: fc.nat(3),
  back: fc.constantFrom(0, 0, 0, 1, 1, 2),
  at: fc.nat(1),
});

describe('Whatever happens to sessions, in whatever order, on two instances', () => {
  it.each(['first', 'second', 'third', 'fourth', 'fifth'])(
    'nothing that was revoked works again, and nothing else stops working (%s set of stories)',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40 }), (story) =>
          inWorld(2, async (world) => {
            await world.signIn(0, 0);
            await world.signIn(1, 1);
            for (const step of story) {
              await steps[step.what](world, step);
              await world.wait(tick);
              await world.check();
            }
            await world.check(true);
          }),
        ),
        { numRuns: 8, endOnFailure: true },
      );
    },
  );
});

/** Every order of some things. */
const ordersOf = <T>(things: readonly T[]): T[][] =>
  things.length === 0
    ? [[]]
    : things.flatMap((first) =>
        ordersOf(things.filter((one) => one !== first)).map((rest) => [first, ...rest]),
      );

/** A thief has the owner's first refresh token; the owner refreshes, uses what came, and refreshes again. */
const interception = {
  'the owner refreshes': (world: SessionWorld, at: number) => world.refresh(world.devices[0]!, 0, at),
  'the owner uses the newest': (world: SessionWorld, at: number) =>
    world.use(world.devices[0]!, world.devices[0]!.pairs.length - 1, at),
  'the thief replays': (world: SessionWorld, at: number) => world.refresh(world.devices[0]!, 0, at),
  'a while passes': (world: SessionWorld) => world.wait(longWhile),
  'the owner refreshes again': (world: SessionWorld, at: number) =>
    world.refresh(world.devices[0]!, world.devices[0]!.pairs.length - 1, at),
};
type Event = keyof typeof interception;

describe('A refresh token that was intercepted', () => {
  const events = Object.keys(interception) as Event[];
  it.each(events)(
    'gives in every order that begins with "%s" just what the rules say, and never a second line of tokens',
    async (first) => {
      for (const order of ordersOf(events).filter(([event]) => event === first))
        await inWorld(1, async (world) => {
          await world.signIn(0, 0);
          for (const [index, event] of order.entries()) {
            await interception[event](world, index % 2);
            await world.wait(tick);
          }
          await world.check(true);
          const { pairs } = world.devices[0]!;
          expect(new Set(pairs.map(({ refresh }) => refresh)).size).toBe(pairs.length);
        });
    },
  );

  it('ends the session and tells the owner by mail when it comes back after its successor was used', async () => {
    await inWorld(1, async (world) => {
      await world.signIn(0, 0);
      const [device] = world.devices;
      await world.refresh(device!, 0, 0);
      await world.use(device!, 1, 1);
      await world.wait(longWhile);
      await world.refresh(device!, 0, 1);
      expect(device!.model.wasStolen).toBe(true);
      await world.check(true);
      // the clocks of the two were stopped a moment after each other: the letter of the later one is due a moment later
      await world.wait(tick);
      const letters = await lettersTo(instances[0], world.people[0]!.email);
      expect(letters.map(({ subject }) => subject)).toContain('We signed a device out');
    });
  });

  it('signs nobody out whose answers were lost, however many and however late', async () => {
    await inWorld(1, async (world) => {
      await world.signIn(0, 0);
      const [device] = world.devices;
      for (let lost = 0; lost < 5; lost += 1) {
        await world.refresh(device!, 0, lost % 2);
        await world.wait(longWhile);
      }
      await world.use(device!, 1, 0);
      expect(device!.model.isAlive).toBe(true);
    });
  });
});

describe('Five hundred refreshes of one token at the same moment', () => {
  it('all get one and the same successor, on both instances, and the session goes on', async () => {
    const admin = await instances[0].given.admin();
    const email = `${admin.id}@example.com`;
    const { body } = await instances[0].nobody.post('/auth/login', {
      email,
      password: 'a long enough password',
    });
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, n) =>
        instances[n % 2]!.nobody.post('/auth/refresh', { refreshToken: body.refreshToken }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const successors = new Set(answers.map(({ body: { refreshToken } }) => refreshToken));
    expect(successors.size).toBe(1);
    for (const { body: pair } of answers.slice(0, 20)) {
      const { status } = await new Actor(instances[1].url, pair.accessToken).get('/users/me');
      expect(status).toBe(200);
    }
    const [refreshToken] = successors;
    expect((await instances[1].nobody.post('/auth/refresh', { refreshToken })).status).toBe(200);
  });
});
