import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

describe('The page about jobs', () => {
  it('names every schedule with its cron, and no other', async () => {
    const text = readFileSync(new URL('../docs/jobs.md', import.meta.url), 'utf8');
    const rows = [...text.matchAll(/^\| `([a-z-]+)`\s+\| `([^`]+)`/gm)].map(([, name, cron]) => ({
      name,
      cron,
    }));
    const { body } = await (await stoa.given.admin()).get('/jobs/schedules');
    expect(rows).toEqual(body.data.map(({ name, cron }: any) => ({ name, cron })));
  });
});
