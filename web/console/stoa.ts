import { createStoa } from '@stoa/sdk';
import { tabStore } from '../session/tab-store.js';
import { home } from './home.js';
import { politeFetch } from './waits.js';

/** Who is signed in in this tab. */
export const session = tabStore();

/** The service, spoken to as whoever is signed in in this tab. */
export const stoa = createStoa({ url: home, session, fetch: politeFetch, longestWait: 3 });

// a copy of this tab shows the same session: it ends here when it ends there
session.onEndElsewhere(() => stoa.session.set(null));
