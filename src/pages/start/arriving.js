// Whoever signs in, in whatever way, arrives here.
import { mark, onSubmit, say } from '../browser/forms.js';
import { ask } from '../browser/asking.js';
import { sentenceOf } from '../browser/words.js';
import { showMember } from './member.js';
import { call, enter } from './session.js';
import { api, find, show } from './views.js';

const codeField = find('code');
const isRecovery = find('is-recovery');

/** Proves for a few minutes that the first factor was right; only ever in memory. */
let mfaToken = null;
let mfaEndsAt = 0;
/** The Google account that waits for the password of the account with the same address; only ever in memory. */
let linkToken = null;

/** Goes on with what a sign-in was answered. Gives the problem that is left to tell, or null. */
export async function arrive({ body, problem }) {
  if (problem === null) {
    enter(body);
    const news = linkToken === null ? null : await connect();
    await showMember(news === null ? body.user : await asOfNow(body.user));
    if (news !== null) say(...news);
    return null;
  }
  if (problem.code === 'MFA_REQUIRED') return askSecondFactor(problem);
  if (problem.code === 'IDENTITY_LINK_REQUIRED') return askPassword(problem);
  return problem;
}

function askSecondFactor(problem) {
  ({ mfaToken } = problem);
  mfaEndsAt = Date.now() + 1000 * problem.expiresIn;
  codeField.value = '';
  mark(codeField, '');
  find('code-lead').textContent =
    `This account asks for a second proof. You have ${Math.floor(problem.expiresIn / 60)} minutes for it.`;
  show('second-factor');
  codeField.focus();
  return null;
}

function askPassword(problem) {
  ({ linkToken } = problem);
  find('link').hidden = false;
  show('sign-in');
  say('One more step before Google can sign you in.');
  return null;
}

/** Connects the Google account that waits, now that the account with its address is proved; gives what to say. */
async function connect() {
  const { problem } = await call('POST', '/auth/identities/google', { linkToken });
  forgetLink();
  if (problem === null) return ['Done. From now on Google signs you in as well.'];
  return [`You are signed in, but Google is not connected. ${reasonOf(problem)}`, true];
}

/** Google vouches for the address of an account that it was connected with. */
async function asOfNow(user) {
  const { body, problem } = await call('GET', '/users/me');
  return problem === null ? body : user;
}

/** What went wrong with a token of a few minutes is mostly that they are over. */
export function reasonOf(problem) {
  if (problem.code === 'INVALID_TOKEN') return 'Too much time has passed; start once more.';
  return sentenceOf(problem);
}

function forgetLink() {
  linkToken = null;
  find('link').hidden = true;
}

find('no-link').addEventListener('click', () => {
  forgetLink();
  say('Nothing was connected.');
});

isRecovery.addEventListener('change', () => {
  const [name, mode] = isRecovery.checked ? ['Recovery code', 'text'] : ['Six digits', 'numeric'];
  find('code-label').textContent = name;
  codeField.inputMode = mode;
  codeField.value = '';
  mark(codeField, '');
  codeField.focus();
});

onSubmit(find('second-factor'), async () => {
  say('');
  mark(codeField, '');
  const code = codeField.value.replaceAll(/\s/g, '');
  const body = { mfaToken, ...(isRecovery.checked ? { recoveryCode: code } : { code }) };
  const problem = await arrive(await ask('POST', `${api}/auth/mfa/challenge`, { body }));
  if (problem === null) return undefined;
  const isWrong = problem.code === 'INVALID_CREDENTIALS';
  if (isWrong && Date.now() > mfaEndsAt)
    return startAgain('The time for the second proof is over. Sign in again.');
  if (!isWrong && problem.errors === undefined) return say(sentenceOf(problem), true);
  return mark(codeField, isWrong ? 'This code is wrong, or it was used already.' : sentenceOf(problem));
});

find('other-account').addEventListener('click', () => startAgain(''));

function startAgain(text) {
  mfaToken = null;
  show('sign-in');
  say(text, true);
  if (text === '') find('email').focus();
}
