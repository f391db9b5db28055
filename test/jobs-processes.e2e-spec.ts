import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Boss } from '../src/jobs/boss.js';
import type { JobKind } from '../src/jobs/job-kind.js';
import { ask, jobOf, kindOf, ripen, unready, worker } from './support/jobs.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

const [kind, yearly, endless] = [kindOf(), kindOf(), 'test-endless'];
let handle: JobKind['handle'] = () => Promise.resolve();
let runs = 0;
const prepare = unready(
  [
    { name: kind, handle: (data, run) => handle(data, run) },
    { name: endless, handle: (data, run) => handle(data, run) },
  ],
  [{ name: yearly, cron: '0 0 1 1 *', work: () => Promise.resolve((runs += 1)) }],
);
let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start({}, prepare);
});
afterEach(() => {
  handle = () => Promise.resolve();
});
afterAll(async () => {
  await StoaProcess.endAll();
  await stoa.stop();
});

const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await holds())) await delay(50);
};

describe('A process that leaves', () => {
  it('gives back what does not end, as if it had not begun, and another does it', async () => {
    const other = await stoa.beside({}, prepare);
    const begun = Promise.withResolvers<null>();
    const attempts: number[] = [];
    handle = (_, run) => {
      attempts.push(run.attempt);
      if (attempts.length > 1) return Promise.resolve();
      begun.resolve(null);
      return new Promise(() => undefined);
    };
    const id = await ask(stoa, kind);
    const left = worker(other).workDue();
    await begun.promise;
    await other.stop();
    await left;
    expect(await jobOf(stoa, id)).toMatchObject({ state: 'retry' });
    await worker(stoa).workDue();
    expect(attempts).toEqual([1, 1]);
    expect(await jobOf(stoa, id)).toMatchObject({ state: 'completed' });
  });
});

describe('A worker that is killed in the middle', () => {
  it('loses its job to another, whose effect is the only one', async () => {
    await stoa.sql.query('CREATE TABLE effects (job uuid PRIMARY KEY); GRANT ALL ON effects TO PUBLIC');
    const attempts: number[] = [];
    handle = (_, run) => {
      attempts.push(run.attempt);
      return stoa.sql.query('INSERT INTO effects VALUES ($1)', [run.id]);
    };
    const environment = { DATABASE_URL: asService(stoa.databaseUrl), KEY_ENCRYPTION_SECRET: 'k'.repeat(32) };
    const killed = StoaProcess.start(environment, ['test/support/job-process.ts']);
    const id = await ask(stoa, endless);
    await until(() => killed.output.includes('begun'));
    await killed.end('SIGKILL');
    await worker(stoa).workDue();
    expect([attempts, await jobOf(stoa, id)]).toMatchObject([[], { state: 'active' }]);
    // half a minute later
    await stoa.sql.query(
      "UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE id = $1",
      [id],
    );
    await stoa.sql.query('UPDATE pgboss.queue SET monitor_claim_on = NULL, monitor_on = NULL');
    await stoa.app.get(Boss).queue.supervise(endless);
    expect(await jobOf(stoa, id)).toMatchObject({ state: 'retry' });
    await ripen(stoa, id);
    await worker(stoa).workDue();
    expect(attempts).toEqual([2]);
    expect((await stoa.sql.query('SELECT job FROM effects')).rows).toEqual([{ job: id }]);
  });
});

describe('A schedule', () => {
  it('that was missed is made up for once, by one of two workers', async () => {
    const first = await Stoa.working(stoa, prepare);
    await first.close();
    await stoa.sql.query(`UPDATE pgboss.version SET cron_on = now() - interval '2 years';
      UPDATE pgboss.schedule SET created_on = now() - interval '3 years', updated_on = now() - interval '3 years';
      DELETE FROM pgboss.job WHERE name = '${yearly}'`);
    runs = 0;
    const workers = await Promise.all([Stoa.working(stoa, prepare), Stoa.working(stoa, prepare)]);
    await until(() => runs > 0);
    await delay(3_000);
    await Promise.all(workers.map((one) => one.close()));
    expect(runs).toBe(1);
    const { rows } = await stoa.sql.query('SELECT state FROM pgboss.job WHERE name = $1', [yearly]);
    expect(rows).toEqual([{ state: 'completed' }]);
  });
});
