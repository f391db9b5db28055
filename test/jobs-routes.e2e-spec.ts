import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { deadJobOf, jobOf, kindOf, unready, worker } from './support/jobs.js';
import { expectProblem } from './support/matchers.js';
import { freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';

const often = kindOf();
let runs = 0;
let stoa: Stoa;
let admin: Actor;
beforeAll(async () => {
  const work = () => Promise.resolve((runs += 1));
  stoa = await Stoa.start({}, unready([], [{ name: often, cron: '* * * * *', againAfterSeconds: 5, work }]));
  admin = await stoa.given.admin();
});
afterAll(() => stoa.stop());

describe('A dead job', () => {
  it('is on the list, by name and state, with what went wrong', async () => {
    const id = await deadJobOf(stoa);
    const { body } = await admin.get('/jobs?name=forget-events&state=dead');
    expect(body.data[0]).toMatchObject({ id, state: 'dead', attempts: 6, error: 'Error: the wind is wrong' });
    expect((await admin.get('/jobs?name=forget-events&state=running')).body.data).toEqual([]);
    expect((await admin.get(`/jobs/${id}`)).body).toMatchObject({ id, mostAttempts: 6, progress: null });
  });

  it('is tried again when an admin says so, once, and on record', async () => {
    const [id, key] = [await deadJobOf(stoa), freshKey()];
    const first = await admin.post(`/jobs/${id}/retry`, undefined, key);
    expect([first.status, first.body.state]).toEqual([202, 'retrying']);
    expect((await admin.post(`/jobs/${id}/retry`, undefined, key)).body).toEqual(first.body);
    expectProblem(await admin.post(`/jobs/${id}/retry`), 409, 'JOB_NOT_DEAD');
    const { body } = await admin.get('/audit-log?type=job.retried');
    expect(body.data).toMatchObject([{ actorId: admin.id, details: { jobId: id, job: 'forget-events' } }]);
    const other = await deadJobOf(stoa);
    expectProblem(await admin.post(`/jobs/${other}/retry`), 409, 'SCHEDULE_RUNS');
    await worker(stoa).workDue();
    expect(await jobOf(stoa, id)).toMatchObject({ state: 'completed' });
  });
});

describe('A schedule', () => {
  it('runs when an admin says so, one run at a time, and asks for its own next run', async () => {
    const { status, body } = await admin.post(`/jobs/schedules/${often}/run`);
    expect([status, body.state]).toEqual([202, 'waiting']);
    expectProblem(await admin.post(`/jobs/schedules/${often}/run`), 409, 'SCHEDULE_RUNS');
    await worker(stoa).workDue();
    expect(runs).toBe(1);
    const { body: list } = await admin.get('/jobs/schedules');
    const shown = list.data.find(({ name }: any) => name === often);
    expect(shown).toMatchObject({ cron: '* * * * *', everySeconds: 5, lastOutcome: 'completed' });
    const { rows } = await stoa.sql.query(
      "SELECT start_after - created_on <= '5 seconds' AS soon FROM pgboss.job WHERE name = $1 AND state = 'created'",
      [often],
    );
    expect(rows).toEqual([{ soon: true }]);
    expectProblem(await admin.post('/jobs/schedules/nobody-knows/run'), 404, 'NOT_FOUND');
  });
});
