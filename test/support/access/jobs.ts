import { deadJobOf } from '../jobs.js';
import type { Entries } from './scene.js';

/** Work that nobody waits for. */
export const jobEntries: Entries = {
  listJobs: async ({ stoa }) => ({ shows: await deadJobOf(stoa) }),
  getJob: async ({ stoa }) => ({ params: { id: await deadJobOf(stoa) } }),
  retryJob: async ({ stoa }) => {
    const id = await deadJobOf(stoa);
    await stoa.sql.query("DELETE FROM pgboss.job WHERE name = 'forget-events' AND id <> $1", [id]);
    return { params: { id } };
  },
  getSchedules: () => ({}),
  startSchedule: async ({ stoa }) => {
    await stoa.sql.query("DELETE FROM pgboss.job WHERE name = 'check-sales'");
    return { params: { name: 'check-sales' } };
  },
};
