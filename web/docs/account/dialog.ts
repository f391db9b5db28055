import './dialog.css';
import { fill, h } from '../dom.js';
import { demoAccounts, prove, sentenceOf, signIn, useToken } from './account.js';

/** Asks as whom requests shall be sent: a demo account, one's own, or a token. */
export function openSignIn(): void {
  const content = h('div');
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'sign-in-title', onclose: () => dialog.remove() },
    h(
      'div',
      { class: 'row' },
      h('h2', { id: 'sign-in-title' }, 'Send requests as'),
      h('button', { type: 'button', class: 'button link', onclick: () => dialog.close() }, 'Close'),
    ),
    content,
  );
  const close = (): void => dialog.close();
  const ask = (mfaToken: string): void => fill(content, secondProof(mfaToken, close));
  fill(content, ...demos(close), passwordForm(close, ask), tokenForm(close));
  document.body.append(dialog);
  dialog.showModal();
}

function demos(close: () => void): HTMLElement[] {
  const accounts = demoAccounts();
  if (accounts.length === 0) return [];
  const news = h('p', { class: 'fault', role: 'status' });
  const buttons = accounts.map(({ email, password }) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        onclick: () => void attempt(news, () => signIn(email, password), close),
      },
      email,
    ),
  );
  return [h('h3', {}, 'A demo account'), h('div', { class: 'choices' }, ...buttons), news];
}

function passwordForm(close: () => void, ask: (mfaToken: string) => void): HTMLElement {
  const email = h('input', { id: 'as-email', type: 'email', autocomplete: 'username' });
  const password = h('input', { id: 'as-password', type: 'password', autocomplete: 'current-password' });
  return formOf(
    'An account of yours',
    'Sign in',
    [h('label', { for: email.id }, 'E-mail'), email, h('label', { for: password.id }, 'Password'), password],
    async (news) => {
      await attempt(news, async () => {
        const challenge = await signIn(email.value, password.value);
        if (challenge === null) close();
        else ask(challenge);
      });
    },
  );
}

function secondProof(mfaToken: string, close: () => void): HTMLElement {
  const code = h('input', { id: 'as-code', autocomplete: 'one-time-code' });
  const fields = [h('label', { for: code.id }, 'Six digits of your authenticator, or a recovery code'), code];
  return formOf('Is it you?', 'Continue', fields, (news) =>
    attempt(news, () => prove(mfaToken, code.value), close),
  );
}

function tokenForm(close: () => void): HTMLElement {
  const token = h('input', { id: 'as-token', type: 'password', autocomplete: 'off', spellcheck: 'false' });
  const hint = h('p', { class: 'hint' }, 'It is kept in this page alone, until you leave it.');
  const fields = [h('label', { for: token.id }, 'Access token or API key'), token, hint];
  return formOf('A token', 'Use it', fields, (news) => {
    const value = token.value.trim();
    if (!/^[!-~]+$/.test(value)) {
      news.textContent = 'A token is one word of plain letters, digits and signs.';
      return;
    }
    useToken(value);
    close();
  });
}

function formOf(
  title: string,
  button: string,
  fields: readonly HTMLElement[],
  send: (news: HTMLElement) => unknown,
): HTMLFormElement {
  const news = h('p', { class: 'fault', role: 'status' });
  const form = h(
    'form',
    { novalidate: true, 'aria-label': title },
    h('h3', {}, title),
    ...fields,
    news,
    h('button', { class: 'button' }, button),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(news);
  });
  return form;
}

let isBusy = false;

/** One at a time: a second press while the first is under way does nothing. */
async function attempt(news: HTMLElement, work: () => Promise<unknown>, done?: () => void): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  news.textContent = '';
  try {
    await work();
    done?.();
  } catch (error) {
    news.textContent = await sentenceOf(error);
  } finally {
    isBusy = false;
  }
}
