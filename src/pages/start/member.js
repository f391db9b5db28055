import { once, say } from '../browser/forms.js';
import { sentenceOf } from '../browser/words.js';
import { showDevices } from './devices.js';
import { call, leave, onEnded } from './session.js';
import { find, show } from './views.js';

/** Shows who is signed in, and where else. */
export async function showMember({ name, email, emailVerified, role, tier }) {
  find('hello').textContent = `Hello, ${name ?? email}`;
  find('own-email').textContent = email;
  find('verified').textContent = emailVerified ? 'verified' : 'not verified yet';
  find('verified').className = emailVerified ? 'mark good' : 'mark';
  find('own-role').textContent = tier === null ? role : `${role}, ${tier} tier`;
  find('unverified').hidden = emailVerified;
  show('member');
  find('hello').focus();
  await showDevices();
}

/** Nobody is signed in here (any more). */
export function showVisitor() {
  leave();
  find('password').value = '';
  show('sign-in');
}

find('resend').addEventListener('click', () =>
  once(find('resend'), async () => {
    const { problem } = await call('POST', '/auth/email/resend', {});
    if (problem !== null) return say(sentenceOf(problem), true);
    return say('A new letter is on its way to you.');
  }),
);

find('sign-out').addEventListener('click', () =>
  once(find('sign-out'), async () => {
    const { problem } = await call('POST', '/auth/logout');
    if (problem !== null && problem.status !== 401) return say(sentenceOf(problem), true);
    showVisitor();
    return say('You are signed out.');
  }),
);

onEnded(showVisitor);
