import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { deadLetterOf } from './support/dead-letters.js';
import { bells, listen, prepareListeners, ring, settle, type Listener } from './support/events.js';
import { expectProblem } from './support/matchers.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;

beforeAll(async () => {
  stoa = await Stoa.start();
  admin = await stoa.given.account({ role: 'admin' });
  await prepareListeners(stoa);
});
afterAll(async () => {
  await StoaProcess.endAll();
  await stoa.stop();
});

/** Delivers until whatever fails is given up. */
const giveUp = async (): Promise<void> => {
  const clock = moveClock(stoa);
  for (let attempt = 0; attempt < 13; attempt += 1) {
    await settle(stoa);
    clock.ahead(86_400);
  }
  clock.stop();
};
const lettersOf = async ({ name }: Listener): Promise<any[]> =>
  (await admin.get(`/events/dead-letters?consumer=${name}`)).body.data;

/** A consumer that failed for good at the first event of a bell, and has heard the second. */
const failed = async () => {
  const [bell] = bells(1) as [string];
  const state = { isBroken: true };
  const listener = listen(
    [stoa],
    ['bell.*'],
    ({ aggregateId, sequence }) => state.isBroken && aggregateId === bell && sequence === 1,
  );
  await ring(stoa, bell, bell);
  await giveUp();
  const [letter] = await lettersOf(listener);
  return { bell, listener, letter, mend: () => (state.isBroken = false) };
};
const heardBy = async (listener: Listener, bell: string): Promise<number[]> =>
  (await listener.heard()).filter(({ aggregateId }) => aggregateId === bell).map(({ sequence }) => sequence);

describe('A dead letter', () => {
  it('says who failed at which event, how often and why', async () => {
    const { bell, listener, letter } = await failed();
    const { body, status } = await admin.get(`/events/dead-letters/${letter.id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: letter.id,
      consumer: listener.name,
      event: expect.objectContaining({ type: 'bell.rung', aggregateId: bell, sequence: 1, version: 1 }),
      attempts: 12,
      error: 'Error: the listener fails',
      failedAt: expect.any(String),
      replayedAt: null,
      payload: { bellId: bell },
    });
    expect(await admin.get('/events/dead-letters?type=order.paid')).toMatchObject({ body: { data: [] } });
  });

  it('put back is delivered once, however often that was asked for at once, and then gone', async () => {
    const { bell, listener, letter, mend } = await failed();
    mend();
    const path = `/events/dead-letters/${letter.id}/replay`;
    const answers = await Promise.all(Array.from({ length: 5 }, () => admin.post(path)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.replayedAt)).size).toBe(1);
    await settle(stoa);
    expect(await heardBy(listener, bell)).toEqual([2, 1]);
    expectProblem(await admin.post(path), 404, 'NOT_FOUND');
    expect(await lettersOf(listener)).toEqual([]);
  });

  it('of what the consumer was done with after all has no second effect', async () => {
    const { bell, listener, letter, mend } = await failed();
    mend();
    await stoa.sql.query('INSERT INTO inbox (consumer, event_id, handled_at) VALUES ($1, $2, now())', [
      listener.name,
      letter.event.id,
    ]);
    await admin.post(`/events/dead-letters/${letter.id}/replay`);
    await settle(stoa);
    expect(await heardBy(listener, bell)).toEqual([2]);
    expect(await lettersOf(listener)).toEqual([]);
  });

  it('that fails again is one again, and can be put back again', async () => {
    const { bell, listener, letter, mend } = await failed();
    await admin.post(`/events/dead-letters/${letter.id}/replay`);
    await giveUp();
    expect(await lettersOf(listener)).toMatchObject([{ id: letter.id, attempts: 12, replayedAt: null }]);
    mend();
    await admin.post(`/events/dead-letters/${letter.id}/replay`);
    await settle(stoa);
    expect(await heardBy(listener, bell)).toEqual([2, 1]);
  });

  it('given up is gone, and the audit log says who did it', async () => {
    const { bell, listener, letter } = await failed();
    const read = await admin.get(`/events/dead-letters/${letter.id}`);
    const path = `/events/dead-letters/${letter.id}`;
    expectProblem(await admin.delete(path, { 'if-match': '"other"' }), 412, 'PRECONDITION_FAILED');
    const { status } = await admin.delete(path, { 'if-match': read.headers.get('etag') ?? '' });
    expect(status).toBe(204);
    expectProblem(await admin.get(path), 404, 'NOT_FOUND');
    const audited = await admin.get('/audit-log?type=dead_letter.deleted');
    expect(audited.body.data[0]).toMatchObject({
      actorId: admin.id,
      details: { deadLetterId: letter.id, consumer: listener.name, eventType: 'bell.rung' },
    });
    await settle(stoa);
    expect(await heardBy(listener, bell)).toEqual([2]);
  });
});

describe('npm run events:replay', () => {
  const replay = async (...parameters: string[]) => {
    const environment = {
      DATABASE_URL: asService(stoa.databaseUrl),
      DATABASE_OWNER_URL: stoa.databaseUrl,
      KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
    };
    const run = StoaProcess.start(environment, ['src/replay-events.ts', ...parameters]);
    return { code: await run.ended(), output: run.output };
  };
  const waiting = async (consumer: string): Promise<number> =>
    (await stoa.sql.query('SELECT FROM event_deliveries WHERE consumer = $1', [consumer])).rowCount ?? 0;

  it('puts back the dead letters of one consumer, and says which', async () => {
    const [first, second] = [await deadLetterOf(stoa, 'deaf'), await deadLetterOf(stoa, 'deaf')];
    const other = await deadLetterOf(stoa, 'mute');
    const { code, output } = await replay('--consumer', 'deaf');
    expect(code).toBe(0);
    for (const id of [first, second])
      expect(output).toContain(
        `${id}  deaf  bell.rung #1  failed 12 times, the last time with "Error: the listener fails"`,
      );
    expect(output).not.toContain(other);
    expect(output).toContain('2 dead letters put back.');
    expect([await waiting('deaf'), await waiting('mute')]).toEqual([2, 0]);
    expect((await replay('--consumer', 'deaf')).output).toBe('0 dead letters put back.\n');
  });

  it('with --dry-run says which and changes nothing', async () => {
    const id = await deadLetterOf(stoa, 'dry');
    const { output } = await replay('--id', id, '--type', 'bell.rung', '--dry-run');
    expect(output).toContain(id);
    expect(output).toContain('1 dead letter would be put back; nothing was changed.');
    expect(await waiting('dry')).toBe(0);
  });

  it('says how it is used to whoever calls it otherwise', async () => {
    for (const wrong of [['--everything'], ['--id', 'seven']]) {
      const { code, output } = await replay(...wrong);
      expect(code).toBe(1);
      expect(output).toContain('npm run events:replay -- [--consumer NAME]');
    }
  });
});
