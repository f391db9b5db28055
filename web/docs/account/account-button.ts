import { byId, fill, h } from '../dom.js';
import { onAccount, resume, signOut, whoIsSignedIn } from './account.js';
import { openDialog } from './sign-in-line.js';

/** Who one is, in the head of the page, and the way in or out. */
export function showAccount(): void {
  const place = byId('account');
  const show = (): void => {
    const who = whoIsSignedIn();
    if (who.kind === 'nobody') fill(place, button('Sign in', openDialog));
    else
      fill(
        place,
        h('span', { class: 'as-name' }, who.kind === 'member' ? who.email : 'With a token'),
        button('Sign out', signOut),
      );
  };
  onAccount(show);
  show();
  void resume();
}

const button = (words: string, press: () => Promise<void>): HTMLElement =>
  h('button', { type: 'button', class: 'button small', onclick: () => void press() }, words);
