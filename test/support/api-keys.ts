import { Actor, type Answer } from './actor.js';

/** A program that acts for somebody by an API key. */
export type Program = Actor & { readonly keyId: string };

/** Asks for a key; a test names only what it is about. */
export function createKey(owner: Actor, facts: object = {}, headers = {}): Promise<Answer> {
  return owner.post('/auth/api-keys', { name: 'A program', scopes: ['profile:read'], ...facts }, headers);
}

/** A program with a new key of the owner's. */
export async function programOf(owner: Actor, facts: object = {}): Promise<Program> {
  const { status, body } = await createKey(owner, facts);
  if (status !== 201) throw new Error(`no key was made: ${JSON.stringify(body)}`);
  return Object.assign(new Actor(owner.at, body.key, owner.id), { keyId: body.id as string });
}
