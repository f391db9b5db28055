import type { Actor } from './actor.js';
import { settle } from './events.js';
import { lettersTo, type ReceivedLetter } from './mailbox.js';
import type { Stoa } from './stoa.js';

/** Somebody whose address is verified. */
export async function verified(stoa: Stoa, person: Actor): Promise<Actor> {
  await stoa.sql.query('UPDATE users SET email_verified_at = now() WHERE id = $1', [person.id]);
  return person;
}

/** What waits is delivered and sent; the newest letter first. */
export async function lettersOf(stoa: Stoa, person: Actor): Promise<ReceivedLetter[]> {
  await settle(stoa);
  return lettersTo(stoa, `${person.id}@example.com`);
}

/** Switches letters about a topic on or off. */
export const choose = (person: Actor, topic: string, enabled: boolean) =>
  person.patch('/users/me/notifications', { topics: [{ topic, enabled }] });
