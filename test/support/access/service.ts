import type { Entries } from './scene.js';

/** The service itself. */
export const serviceEntries: Entries = {
  getLiveness: () => ({}),
  getReadiness: () => ({}),
  getJwks: () => ({}),
  getEventStream: () => ({}),
  getRssFeed: () => ({}),
  getAtomFeed: () => ({}),
  getJsonFeed: () => ({}),
  getSitemap: () => ({}),
  getPostsSitemap: () => ({ params: { id: '00000000-0000-0000-0000-000000000000' } }),
  getProductsSitemap: (scene) => ({ params: { id: scene.product } }),
};
