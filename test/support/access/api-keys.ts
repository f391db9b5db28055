import type { Actor } from '../actor.js';
import type { Entries } from './scene.js';

/** Keys with which programs act for somebody. */
export const apiKeyEntries: Entries = {
  listApiKeys: () => ({}),
  getApiKey: async ({ owner }) => ({ params: { id: await keyOf(owner) } }),
  createApiKey: async ({ newcomer }) => ({
    as: await newcomer(),
    body: { name: 'Of the access test', scopes: ['orders:read'] },
  }),
  endApiKey: async ({ owner }) => ({ params: { id: await keyOf(owner) } }),
};

/** A new key of the owner's, who has fewer than he can have. */
async function keyOf(owner: Actor): Promise<string> {
  const { body } = await owner.post('/auth/api-keys', { name: 'A key', scopes: ['orders:read'] });
  return body.id;
}
