// What the start page does, in the browser. All that the service answers goes into the page as text.
import { say } from '../browser/forms.js';
import { sentenceOf } from '../browser/words.js';
import { redeem, refusalOf, takeReturn } from './google.js';
import { showHealth } from './health.js';
import { showMember } from './member.js';
import { renew } from './session.js';
import './signing-in.js';
import { busy, show } from './views.js';

const { code, error } = takeReturn();

/** Goes on with the session of this tab, if there is one. */
async function resume() {
  const answer = await renew();
  if (answer?.problem === null) return showMember(answer.body.user);
  show('sign-in');
  if (answer !== null && answer.problem.status !== 401) say(sentenceOf(answer.problem), true);
  return undefined;
}

async function begin() {
  const refusal = code === null ? null : await redeem(code);
  // a sign-in that failed changes nothing for who is signed in already
  if (code === null || refusal !== null) await resume();
  const words = error === null ? refusal : refusalOf(error);
  if (words !== null) say(words, true);
}

await busy(begin);
await showHealth();
