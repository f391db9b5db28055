import { mark, onSubmit, say, showsPassword } from '../browser/forms.js';
import { ask } from '../browser/asking.js';
import { sentenceOf } from '../browser/words.js';
import { arrive } from './arriving.js';
import { deviceProof } from './session.js';
import { api, find, show } from './views.js';

const [email, password] = [find('email'), find('password')];
const signUp = { name: find('new-name'), email: find('new-email'), password: find('new-password') };

const signIn = (credentials) =>
  ask('POST', `${api}/auth/login`, { body: { ...credentials, ...deviceProof() } });

onSubmit(find('sign-in'), async () => {
  say('');
  for (const field of [email, password]) mark(field, '');
  const answer = await signIn({ email: email.value, password: password.value });
  if (answer.problem === null || answer.problem.code === 'MFA_REQUIRED') password.value = '';
  const problem = await arrive(answer);
  if (problem === null) return undefined;
  if (problem.code !== 'INVALID_CREDENTIALS') return tell(problem, { email, password });
  say('E-mail or password is wrong. Check both and try again.', true);
  password.focus();
  return password.select();
});

onSubmit(find('sign-up'), async () => {
  say('');
  for (const field of Object.values(signUp)) mark(field, '');
  const body = { email: signUp.email.value, password: signUp.password.value };
  const name = signUp.name.value.trim();
  const answer = await ask('POST', `${api}/users`, { body: { ...body, ...(name === '' ? {} : { name }) } });
  if (answer.problem !== null) return tell(answer.problem, signUp);
  signUp.password.value = '';
  if (answer.status === 202) return expectLetter(body.email);
  const problem = await arrive(await signIn(body));
  return problem === null ? undefined : offerSignIn(body.email, sentenceOf(problem), true);
});

/** The service does not say whether there was an account before; only the letter does. */
function expectLetter(address) {
  offerSignIn(address, `Thank you. A letter to ${address} says how it goes on.`, false);
}

function offerSignIn(address, text, isBad) {
  email.value = address;
  show('sign-in');
  say(text, isBad);
}

/** Says what was refused, at its field where it has one. */
function tell(problem, fields) {
  if (problem.code === 'EMAIL_TAKEN')
    return mark(fields.email, 'There is an account with this address. Sign in instead, or use another.');
  const faults = Object.entries(fields).map(([name, place]) => [
    place,
    problem.errors?.find(({ field }) => field === name),
  ]);
  if (faults.every(([, fault]) => fault === undefined)) return say(sentenceOf(problem), true);
  // from the last to the first, which is where the person goes on
  for (const [place, fault] of faults.toReversed())
    if (fault !== undefined) mark(place, sentenceOf({ errors: [fault] }));
  return undefined;
}

for (const [button, view, field] of [
  ['to-sign-up', 'sign-up', signUp.name],
  ['to-sign-in', 'sign-in', email],
])
  find(button).addEventListener('click', () => {
    say('');
    show(view);
    field.focus();
  });

for (const button of document.querySelectorAll('[data-email]'))
  button.addEventListener('click', () => {
    const { email: address, password: secret = '' } = button.dataset;
    say('');
    [email.value, password.value] = [address, secret];
    if (secret === '') password.focus();
    else find('sign-in').querySelector('button:not([type])').focus();
  });

showsPassword(find('show'), password);
showsPassword(find('show-new'), signUp.password);
