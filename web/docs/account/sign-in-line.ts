import { h } from '../dom.js';
import type { Operation } from '../model.js';
import { demoAccounts, sentenceOf, signIn, signOut, whoIsSignedIn } from './account.js';

/** As whom a request goes out, and a way to change that: one press for each demo account. */
export function signInLine({ isPublic, permissions }: Operation): HTMLElement[] {
  const who = whoIsSignedIn();
  if (who.kind === 'nobody') return [asNobody(isPublic)];
  const name = who.kind === 'member' ? who.email : 'a token';
  const held = who.kind === 'member' ? who.permissions : permissions;
  const lacks = permissions.length > 0 && !permissions.some((one) => held.includes(one));
  return [
    h(
      'p',
      { class: 'as' },
      'As ',
      h('strong', {}, name),
      ' ',
      link('Sign out', () => signOut()),
    ),
    ...(lacks
      ? [
          h(
            'p',
            { class: 'hint' },
            'This account does not hold ',
            h('code', {}, permissions[0]),
            ': expect 403.',
          ),
        ]
      : []),
  ];
}

function asNobody(isPublic: boolean): HTMLElement {
  const news = h('span', { class: 'fault', role: 'status' });
  const demos = demoAccounts().map(({ email, password }) =>
    link(email.split('@')[0] ?? email, () =>
      signIn(email, password).catch(async (error: unknown) => {
        news.textContent = await sentenceOf(error);
      }),
    ),
  );
  return h(
    'p',
    { class: 'as' },
    isPublic ? 'As nobody, which is enough here. ' : 'As nobody yet. ',
    demos.length === 0 ? 'Sign in: ' : 'Sign in as ',
    ...demos.flatMap((demo) => [demo, ', ']),
    link(demos.length === 0 ? 'with a password or a token' : 'somebody else', openDialog),
    ' ',
    news,
  );
}

/** Opens the ways in. */
export async function openDialog(): Promise<void> {
  (await import('./dialog.js')).openSignIn();
}

function link(words: string, press: () => unknown): HTMLButtonElement {
  return h('button', { type: 'button', class: 'button link', onclick: () => void press() }, words);
}
