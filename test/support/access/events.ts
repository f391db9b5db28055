import { deadLetterOf } from '../dead-letters.js';
import type { Entries } from './scene.js';

/** The events themselves. */
export const eventEntries: Entries = {
  listDeadLetters: async ({ stoa }) => ({ shows: await deadLetterOf(stoa) }),
  getDeadLetter: async ({ stoa }) => ({ params: { id: await deadLetterOf(stoa) } }),
  replayDeadLetter: async ({ stoa }) => ({ params: { id: await deadLetterOf(stoa) } }),
  deleteDeadLetter: async ({ stoa }) => ({ params: { id: await deadLetterOf(stoa) } }),
};
