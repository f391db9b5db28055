import { nameSign } from './icon.js';
import { pageOf, type Page } from './page.js';

/** What one page says and does. Everything is our own words: nothing of a request gets into a page. */
interface LetterPage {
  readonly title: string;
  readonly lead: string;
  /** Where the token goes, relative to the page, so that a prefix in front of the service does no harm. */
  readonly path: string;
  readonly button: string;
  readonly asksPassword: boolean;
  /** It worked. */
  readonly done: string;
  /** The token proves nothing (any more), and what to do next. */
  readonly refused: string;
  /** The page was opened without a token. */
  readonly bare: string;
  /** Where a new letter can be asked for by everybody; null: nowhere. */
  readonly again: string | null;
}

export const verifyEmail = letterPage({
  title: 'Is this your address?',
  lead: 'You followed the link of our letter. One more step, so that no program does it for you.',
  path: 'api/v1/auth/email/verify',
  button: 'Yes, it is mine',
  asksPassword: false,
  done: 'Thank you, the address is yours. You can close this page.',
  refused:
    'This link no longer works: it was used already, or it is older than 24 hours. If you have pressed the button before, all is well. Otherwise ask for a new letter.',
  bare: 'This page needs the link of a letter. Open it from there, or ask for a new one.',
  again: 'api/v1/auth/email/resend',
});

export const confirmEmail = letterPage({
  title: 'Confirm your new address',
  lead: 'From now on your account is to have the address that our letter went to.',
  path: 'api/v1/auth/email/verify',
  button: 'Confirm the new address',
  asksPassword: false,
  done: 'Done. Your account has its new address; sign in with it from now on. You can close this page.',
  refused:
    'This link no longer works: it was used already, or it is older than 24 hours. If your account does not have the new address yet, sign in and change the address again.',
  bare: 'This page needs the link of a letter. Open it from there.',
  again: null,
});

export const resetPassword = letterPage({
  title: 'Set a new password',
  lead: 'Afterwards you are signed out on every device, and so is everybody else.',
  path: 'api/v1/auth/password/reset',
  button: 'Set the password',
  asksPassword: true,
  done: 'Your new password is set. Sign in with it. You can close this page.',
  refused:
    'This link no longer works: it was used already, or it is older than 30 minutes. Ask for a new letter.',
  bare: 'To set a new password, first ask for a letter with a link.',
  again: 'api/v1/auth/password/forgot',
});

/** The page of a letter. Without scripts it says where that leaves its reader. */
function letterPage(page: LetterPage): Page {
  return pageOf({
    title: `${page.title} · Stoa`,
    styles: ['look.css'],
    script: 'letter.js',
    body: `<main class="sheet" data-path="${page.path}" data-done="${page.done}" data-refused="${page.refused}" data-bare="${page.bare}">
${nameSign}
<h1>${page.title}</h1>
<p id="news" role="status" tabindex="-1"></p>
<noscript><p>This page needs JavaScript, and your browser does not run it here. Allow it and reload, or open the link in another browser; the link stays good until then.</p></noscript>
${tokenForm(page)}
${page.again === null ? '' : letterForm(page.again)}
</main>`,
  });
}

function tokenForm({ lead, button, asksPassword }: LetterPage): string {
  return `<form id="act" method="post" novalidate hidden>
<p>${lead}</p>
${asksPassword ? passwordField() : ''}
<button>${button}</button>
</form>`;
}

/** A password manager may put the account's name beside it. No `maxlength`: it would cut off the end without a word. */
function passwordField(): string {
  return `<input name="username" autocomplete="username" hidden>
<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" autocapitalize="off" spellcheck="false"
 required minlength="8" passwordrules="minlength: 8; maxlength: 256" aria-describedby="password-fault hint">
<p id="password-fault" class="fault" role="alert" hidden></p>
<p id="hint" class="hint">At least 8 characters, of any kind. A few words in a row are good.</p>
<label class="choice"><input id="show" type="checkbox"> Show the password</label>`;
}

function letterForm(path: string): string {
  return `<form id="again" method="post" data-path="${path}" hidden>
<label for="email">Your e-mail address</label>
<input id="email" name="email" type="email" autocomplete="email" required maxlength="254">
<button>Send me a new letter</button>
</form>`;
}
