import type { Entries } from './scene.js';

/** What was sold. */
export const reportEntries: Entries = { listSales: () => ({}), getSalesExport: () => ({}) };
