import { challengeOf, codeOf, enrol } from '../mfa.js';
import type { Entries } from './scene.js';

/** The second factor. */
export const mfaEntries: Entries = {
  getMfa: () => ({}),
  enrolMfa: async ({ newcomer }) => ({ as: await newcomer() }),
  confirmMfa: async ({ newcomer }) => {
    const person = await newcomer();
    const { body } = await person.post('/auth/mfa/enrol');
    return { as: person, body: { code: codeOf(body) } };
  },
  challengeMfa: async ({ stoa, newcomer }) => {
    const person = await newcomer();
    const enrolled = await enrol(person, person.email);
    return { body: { mfaToken: await challengeOf(stoa, enrolled), code: codeOf(enrolled, 1) } };
  },
  replaceRecoveryCodes: async ({ newcomer }) => {
    const person = await newcomer();
    return { as: await enrol(person, person.email) };
  },
  deleteMfa: async ({ newcomer }) => {
    const person = await newcomer();
    return { as: await enrol(person, person.email) };
  },
  resetUserMfa: async ({ newcomer }) => {
    const person = await newcomer();
    await enrol(person, person.email);
    return { params: { id: person.id } };
  },
};
