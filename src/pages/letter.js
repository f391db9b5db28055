// What the pages that letters link to do, in the browser. Nothing is sent before somebody presses a button: programs
// that look into mails open every link. The token is only ever put into the body of a request.
import { ask } from './browser/asking.js';
import { mark, onSubmit, say, showsPassword } from './browser/forms.js';
import { sentenceOf } from './browser/words.js';

const main = document.querySelector('main');
const act = document.querySelector('#act');
const again = document.querySelector('#again');
const password = document.querySelector('#password');
const show = document.querySelector('#show');

const token = /^#token=([\w-]{1,100})$/.exec(location.hash)?.[1];

/** A link that proves nothing (any more) is not offered again; the way to a new one is. */
function offerAnother(text, isBad = true) {
  forgetToken();
  act.hidden = true;
  if (again !== null) again.hidden = false;
  say(text, isBad);
}

/** A used token does not stay in the history of the browser. */
function forgetToken() {
  history.replaceState(null, '', location.pathname);
}

function reasonOf(problem) {
  if (problem.code === 'EMAIL_TAKEN')
    return 'Another account has this address by now, so it cannot be yours too.';
  return sentenceOf(problem);
}

onSubmit(act, async () => {
  if (password !== null) mark(password, '');
  say('');
  const body = password === null ? { token } : { token, password: password.value };
  const { problem } = await ask('POST', main.dataset.path, { body });
  if (problem === null) {
    forgetToken();
    act.remove();
    return say(main.dataset.done);
  }
  if (problem.code === 'INVALID_TOKEN') return offerAnother(main.dataset.refused);
  const isPassword = problem.errors?.some(({ field }) => field === 'password');
  return isPassword ? mark(password, reasonOf(problem)) : say(reasonOf(problem), true);
});

if (again !== null)
  onSubmit(again, async () => {
    const body = { email: again.elements.email.value };
    const { problem } = await ask('POST', again.dataset.path, { body });
    if (problem !== null) return say(sentenceOf(problem), true);
    again.hidden = true;
    return say('If there is an account with this address, a new letter is on its way to it.');
  });

if (show !== null) showsPassword(show, password);
// another letter's link, opened in this tab, changes no more than the fragment
addEventListener('hashchange', () => location.reload());

if (token !== undefined) act.hidden = false;
else if (location.hash === '') offerAnother(main.dataset.bare, false);
else offerAnother(main.dataset.refused);
