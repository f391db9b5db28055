import { accountEntries } from './accounts.js';
import { apiKeyEntries } from './api-keys.js';
import { cartEntries } from './carts.js';
import { catalogueEntries } from './catalogue.js';
import { commentEntries } from './comments.js';
import { discountEntries } from './discounts.js';
import { eventEntries } from './events.js';
import { googleEntries } from './google.js';
import { journalEntries } from './journal.js';
import { mediaEntries } from './media.js';
import { mfaEntries } from './mfa.js';
import { orderEntries } from './orders.js';
import { priceEntries } from './prices.js';
import { reportEntries } from './reports.js';
import { reviewEntries } from './reviews.js';
import { jobEntries } from './jobs.js';
import type { Entries } from './scene.js';
import { serviceEntries } from './service.js';
import { termsEntries } from './terms.js';
import { webhookEntries } from './webhooks.js';

/** How to call each route so that it succeeds for those who may. */
export const entries: Entries = {
  ...serviceEntries,
  ...accountEntries,
  ...apiKeyEntries,
  ...eventEntries,
  ...googleEntries,
  ...mfaEntries,
  ...catalogueEntries,
  ...orderEntries,
  ...cartEntries,
  ...discountEntries,
  ...priceEntries,
  ...reportEntries,
  ...reviewEntries,
  ...jobEntries,
  ...journalEntries,
  ...commentEntries,
  ...mediaEntries,
  ...termsEntries,
  ...webhookEntries,
};
