// What the pages that letters link to do, in the browser. Nothing is sent before somebody presses a button: programs
// that look into mails open every link. The token is only ever put into the body of a request.
const main = document.querySelector('main');
const news = document.querySelector('#news');
const act = document.querySelector('#act');
const again = document.querySelector('#again');
const password = document.querySelector('#password');
const show = document.querySelector('#show');
const fault = document.querySelector('#fault');

const token = /^#token=([\w-]{1,100})$/.exec(location.hash)?.[1];

/** Says what came of it, to eyes and to screen readers alike. */
function say(text, isBad) {
  news.className = isBad ? 'bad' : '';
  news.textContent = text;
  if (text !== '') news.focus();
}

/** A link that proves nothing (any more) is not offered again; the way to a new one is. */
function offerAnother(text) {
  forgetToken();
  act.hidden = true;
  if (again !== null) again.hidden = false;
  say(text, true);
}

/** A used token does not stay in the history of the browser. */
function forgetToken() {
  history.replaceState(null, '', location.pathname);
}

/** Sends it; null when it was done, otherwise the problem. */
async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.ok) return null;
    const { code, detail, errors } = await answer.json().catch(() => ({}));
    return { code, detail, errors: errors ?? [], seconds: answer.headers.get('retry-after') };
  } catch {
    return { code: 'UNREACHABLE', errors: [], seconds: null };
  }
}

/** In words for people. */
function sentenceOf({ code, detail, errors, seconds }) {
  if (code === 'UNREACHABLE') return 'The service did not answer. Look at your connection and try again.';
  if (code === 'EMAIL_TAKEN') return 'Another account has this address by now, so it cannot be yours too.';
  if (errors.length > 0) return `The ${errors[0].field} ${errors[0].message}.`;
  if (seconds !== null) return `Too much is going on just now. Try again in ${spanOf(Number(seconds))}.`;
  return detail ?? 'Something went wrong on our side. Try again in a minute.';
}

function spanOf(seconds) {
  if (seconds < 90) return `${Math.max(seconds, 1)} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** Shows what is wrong with the password, where it stands. */
function mark(text) {
  fault.textContent = text;
  fault.hidden = text === '';
  password.setAttribute('aria-invalid', String(text !== ''));
  if (text !== '') password.focus();
}

/** Runs the work when the form is sent, one at a time. */
function onSubmit(form, work) {
  const button = form.querySelector('button');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    await work().finally(() => button.setAttribute('aria-disabled', 'false'));
  });
}

onSubmit(act, async () => {
  if (password !== null) mark('');
  say('', false);
  const problem = await post(
    main.dataset.path,
    password === null ? { token } : { token, password: password.value },
  );
  if (problem === null) {
    forgetToken();
    act.remove();
    return say(main.dataset.done, false);
  }
  if (problem.code === 'INVALID_TOKEN') return offerAnother(main.dataset.refused);
  const isPassword = problem.errors.some(({ field }) => field === 'password');
  return isPassword ? mark(sentenceOf(problem)) : say(sentenceOf(problem), true);
});

if (again !== null)
  onSubmit(again, async () => {
    const problem = await post(again.dataset.path, { email: again.elements.email.value });
    if (problem !== null) return say(sentenceOf(problem), true);
    again.hidden = true;
    return say('If there is an account with this address, a new letter is on its way to it.', false);
  });

show?.addEventListener('change', () => (password.type = show.checked ? 'text' : 'password'));
// another letter's link, opened in this tab, changes no more than the fragment
addEventListener('hashchange', () => location.reload());

if (token === undefined) offerAnother(location.hash === '' ? main.dataset.bare : main.dataset.refused);
else act.hidden = false;
