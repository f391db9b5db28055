import type { Config } from '../../config/config.js';
import { demoAccounts, publishedPassword } from '../../config/demo-accounts.js';

/** The demo accounts that a page may name. */
export interface DemoOffer {
  readonly emails: readonly string[];
  /** Null: it is not the published one, and not told. */
  readonly password: string | null;
}

/** What the configuration lets pages tell of the demo accounts. */
export function demoOfferOf(config: Config): DemoOffer {
  const isPublished = config.demo.password === publishedPassword && !config.production;
  return {
    emails: config.demo.enabled ? demoAccounts.map(({ email }) => email) : [],
    password: isPublished ? publishedPassword : null,
  };
}
