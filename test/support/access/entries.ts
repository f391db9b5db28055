import { accountEntries } from './accounts.js';
import { catalogueEntries } from './catalogue.js';
import { journalEntries } from './journal.js';
import { mfaEntries } from './mfa.js';
import { orderEntries } from './orders.js';
import type { Entries } from './scene.js';
import { serviceEntries } from './service.js';

/** How to call each route so that it succeeds for those who may. */
export const entries: Entries = {
  ...serviceEntries,
  ...accountEntries,
  ...mfaEntries,
  ...catalogueEntries,
  ...orderEntries,
  ...journalEntries,
};
