import type { Entries } from './scene.js';

/** The service itself. */
export const serviceEntries: Entries = {
  getLiveness: () => ({}),
  getReadiness: () => ({}),
  getJwks: () => ({}),
  getEventStream: () => ({}),
};
