import { afterEach, describe, expect, it } from '@jest/globals';
import { recordStatements } from './support/statements.js';
import { KeyRotation } from '../src/auth/keys/key-rotation.js';
import { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { expectProblem } from './support/matchers.js';
import { openStoas, Stoa } from './support/stoa.js';
import { kidOf, newPair, publishedBy, refreshed, statusOf } from './support/tokens.js';

/** The shortest life that a key can be given: an hour, of which the last quarter with its successor beside it. */
const hourly = { SIGNING_KEY_LIFETIME: '3600' };
const tend = (stoa: Stoa): Promise<void> => stoa.app.get(KeyRotation).tend();
/** A new service, with as many instances beside it. */
async function started(instances: number, environment = {}): Promise<Stoa[]> {
  const first = await Stoa.start(environment);
  const others = Array.from({ length: instances - 1 }, () => first.beside(environment));
  const all = [first, ...(await Promise.all(others))];
  await Promise.all(all.map((one) => one.untilLeased()));
  return all;
}
afterEach(async () => {
  for (const one of [...openStoas].reverse()) await one.stop();
});

describe('A signing key', () => {
  it('is published a quarter of an hour before it signs, and taken until the last token has expired', async () => {
    const [stoa] = (await started(1, hourly)) as [Stoa];
    const clock = moveClock(stoa);
    const first = await newPair(stoa);
    const later = async (seconds: number) => {
      clock.ahead(seconds);
      await tend(stoa);
      return publishedBy(stoa);
    };
    expect(await later(3600 - 900 - 5)).toEqual([kidOf(first)]);
    const [signing, next, ...more] = await later(10);
    expect([signing, more]).toEqual([kidOf(first), []]);
    const second = await refreshed(stoa, first);
    expect(kidOf(second)).toBe(signing);
    expect(await later(899)).toEqual([signing, next]);
    const last = await refreshed(stoa, second);
    expect(kidOf(last)).toBe(signing);
    expect(await later(1)).toEqual([next, signing]);
    const third = await refreshed(stoa, last);
    expect(kidOf(third)).toBe(next);
    await later(900 + 58);
    expect(await statusOf(stoa, last)).toBe(200);
    clock.ahead(3);
    expect(await statusOf(stoa, last)).toBe(401);
    expect(await publishedBy(stoa)).toEqual([next]);
    await tend(stoa);
    const { rows } = await stoa.sql.query('SELECT kid FROM signing_keys');
    expect(rows).toEqual([{ kid: next }]);
    expect(await statusOf(stoa, third)).toBe(200);
  });

  it('is one for two instances, which take each other’s tokens at every moment, over three rotations', async () => {
    const instances = (await started(2, hourly)) as [Stoa, Stoa];
    const clocks = instances.map(moveClock);
    // one clock is half a minute behind
    clocks[0]!.ahead(30);
    let pairs = await Promise.all(instances.map(newPair));
    const seen = new Set<string>();
    for (let at = 0; at <= 3 * 3600; at += 300) {
      for (const clock of clocks) clock.ahead(300);
      await Promise.all(instances.map(tend));
      const before = pairs;
      pairs = await Promise.all(
        pairs.map((pair, index) => refreshed(instances[(index + at / 300) % 2]!, pair)),
      );
      for (const pair of [...before, ...pairs])
        expect(await Promise.all(instances.map((one) => statusOf(one, pair)))).toEqual([200, 200]);
      for (const pair of pairs) seen.add(kidOf(pair));
      const { rows } = await instances[0].sql.query('SELECT kid FROM signing_keys');
      expect(rows.length).toBeLessThanOrEqual(2);
    }
    expect(seen.size).toBe(4);
    const { rows } = await instances[0].sql.query(
      "SELECT details->>'cause' AS cause FROM audit_log WHERE type = 'signing_key.rotated' ORDER BY occurred_at",
    );
    expect(rows.map(({ cause }) => cause)).toEqual(['none_could_sign', 'age', 'age', 'age']);
  });

  it('is asked for early once, however often it is asked for, and signs nobody out', async () => {
    const instances = (await started(2)) as [Stoa, Stoa];
    const pair = await newPair(instances[0]);
    const rotations = await Promise.all(
      [...instances, ...instances].map((one) => one.app.get(KeyRotation).rotate()),
    );
    expect(rotations.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(rotations.map(({ kid }) => kid)).size).toBe(1);
    for (const one of instances) {
      expect(await publishedBy(one)).toEqual([kidOf(pair), rotations[0]!.kid]);
      expect(await statusOf(one, pair)).toBe(200);
      expect(kidOf(await newPair(one))).toBe(kidOf(pair));
    }
  });
});

describe('A signing key that leaked', () => {
  it('is refused by both instances on the very next request, ten times; refreshing goes on', async () => {
    const instances = (await started(2)) as [Stoa, Stoa];
    let pair = await newPair(instances[0]);
    for (let round = 0; round < 10; round += 1) {
      const [here, there] = round % 2 === 0 ? instances : instances.toReversed();
      expect([await statusOf(here!, pair), await statusOf(there!, pair)]).toEqual([200, 200]);
      const { kid, dropped } = await here!.app.get(KeyRotation).rotateNow();
      expect(dropped).toEqual([kidOf(pair)]);
      expect([await statusOf(there!, pair), await statusOf(here!, pair)]).toEqual([401, 401]);
      expect(await publishedBy(there!)).toEqual([kid]);
      pair = await refreshed(there!, pair);
      expect(kidOf(pair)).toBe(kid);
    }
  });

  it('is refused by an instance that has lost its lease, too, and its successor is taken there', async () => {
    const instances = (await started(2)) as [Stoa, Stoa];
    const [here, there] = instances;
    const pair = await newPair(here);
    expect(await statusOf(there, pair)).toBe(200);
    await here.sql.query('ALTER TABLE instances RENAME TO hidden');
    await there.untilLeased(false);
    expect(await statusOf(there, pair)).toBe(200);
    await here.app.get(KeyRotation).rotateNow();
    expect(await statusOf(there, pair)).toBe(401);
    expect(await statusOf(there, await refreshed(here, pair))).toBe(200);
    await here.sql.query('ALTER TABLE hidden RENAME TO instances');
  });

  it('takes the next one with it, which was published already', async () => {
    const [stoa] = (await started(1)) as [Stoa];
    const rotation = stoa.app.get(KeyRotation);
    const [pair, next] = [await newPair(stoa), await rotation.rotate()];
    const { kid, dropped } = await rotation.rotateNow();
    expect(new Set(dropped)).toEqual(new Set([kidOf(pair), next.kid]));
    expect(await publishedBy(stoa)).toEqual([kid]);
  });
});

describe('Made-up key ids', () => {
  const head = (kid: string) =>
    Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid })).toString('base64url');
  const flood = (stoa: Stoa, { accessToken }: { accessToken: string }) =>
    recordStatements(async () => {
      const rest = accessToken.slice(accessToken.indexOf('.'));
      const answers = await Promise.all(
        Array.from({ length: 200 }, () =>
          new Actor(stoa.url, head(crypto.randomUUID()) + rest).get('/users/me'),
        ),
      );
      for (const answer of answers) expectProblem(answer, 401, 'UNAUTHENTICATED');
    });

  it('cost the database nothing, and not more than a look a second while there is no lease', async () => {
    const [stoa] = (await started(1)) as [Stoa];
    const pair = await newPair(stoa);
    expect(await statusOf(stoa, pair)).toBe(200);
    expect((await flood(stoa, pair)).statements).toEqual([]);
    await stoa.sql.query('ALTER TABLE instances RENAME TO hidden');
    await stoa.untilLeased(false);
    const began = performance.now();
    const looks = [...(await flood(stoa, pair)).statements, ...(await flood(stoa, pair)).statements];
    expect(new Set(looks)).toEqual(new Set(['signing-keys-list']));
    expect(looks.length).toBeLessThanOrEqual(2 + (performance.now() - began) / 1000);
    await stoa.sql.query('ALTER TABLE hidden RENAME TO instances');
  });
});
