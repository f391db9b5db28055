import { googleSign } from './google-sign.js';

/** What the configuration lets the page offer; safe to stand in HTML. */
export interface Offers {
  /** The path in front of all addresses, or empty. */
  readonly home: string;
  /** Where Google leads people back to this page; null: no sign-in with Google here. */
  readonly returnTo: string | null;
  readonly keepsLetters: boolean;
  readonly demoEmails: readonly string[];
  /** Null: it is not the published one, and not told. */
  readonly demoPassword: string | null;
}

/** Signing in and up, and the account of whoever is signed in. The script shows one of the views at a time. */
export function accountSheet(offers: Offers): string {
  const { home, returnTo } = offers;
  return `<section id="account" class="sheet" aria-label="Your account" data-home="${home}" data-api="${home}/api/v1" data-return-to="${returnTo ?? ''}">
<p id="news" role="status" tabindex="-1"></p>
<noscript><p>Signing in on this page needs JavaScript, and your browser does not run it here. The API works without.</p></noscript>
${signIn(offers)}
${signUp}
${secondFactor}
${member(offers)}
</section>`;
}

const signIn = ({
  home,
  returnTo,
  demoEmails,
  demoPassword,
}: Offers): string => `<div data-view="sign-in" hidden>
<h2>Sign in</h2>
<div id="link" hidden>
<p>There is an account with the address of your Google account already. Sign in with its password once, and from then on Google signs you in as well. If you do not know the password, ask for a letter below and set a new one.</p>
<button id="no-link" type="button" class="link">Do not connect them</button>
</div>
<form id="sign-in" method="post" novalidate>
${field('email', 'E-mail', 'type="email" autocomplete="username"')}
${field('password', 'Password', 'type="password" autocomplete="current-password" autocapitalize="off" spellcheck="false"')}
<div class="row">
<label class="choice"><input id="show" type="checkbox"> Show the password</label>
<a href="${home}/reset-password">Forgotten it?</a>
</div>
<button>Sign in</button>
</form>
${returnTo === null ? '' : google}
<p class="aside">No account yet? <button id="to-sign-up" type="button" class="link">Create one</button></p>
${demoEmails.length === 0 ? '' : demo(demoEmails, demoPassword)}
</div>`;

const google = `<p class="or">or</p>
<button id="google" type="button" class="quiet">${googleSign} Sign in with Google</button>`;

function demo(emails: readonly string[], password: string | null): string {
  const secret = password === null ? '' : ` data-password="${password}"`;
  const buttons = emails.map(
    (email) => `<li><button type="button" class="link" data-email="${email}"${secret}>${email}</button></li>`,
  );
  const words = password === null ? 'their password is DEMO_PASSWORD' : `password <code>${password}</code>`;
  return `<div class="demo">
<p>Demo accounts, ${words}. Press one to fill it in:</p>
<ul>${buttons.join('')}</ul>
</div>`;
}

const signUp = `<div data-view="sign-up" hidden>
<h2>Create an account</h2>
<form id="sign-up" method="post" novalidate>
${field('new-name', 'Name <span>(optional)</span>', 'autocomplete="name"')}
${field('new-email', 'E-mail', 'type="email" autocomplete="username"')}
${field('new-password', 'Password', 'type="password" autocomplete="new-password" autocapitalize="off" spellcheck="false" passwordrules="minlength: 8; maxlength: 256"', 'At least 8 characters, of any kind. A few words in a row are good.')}
<label class="choice"><input id="show-new" type="checkbox"> Show the password</label>
<button>Create the account</button>
</form>
<p class="aside">There is one already? <button id="to-sign-in" type="button" class="link">Sign in</button></p>
</div>`;

const secondFactor = `<div data-view="second-factor" hidden>
<h2>Is it you?</h2>
<form id="second-factor" method="post" novalidate>
<p id="code-lead"></p>
<label id="code-label" for="code">Six digits</label>
<input id="code" autocomplete="one-time-code" inputmode="numeric" autocapitalize="off" spellcheck="false" aria-describedby="code-fault code-hint">
<p id="code-fault" class="fault" role="alert" hidden></p>
<p id="code-hint" class="hint">Your authenticator shows the digits. The recovery codes are those you wrote down.</p>
<label class="choice"><input id="is-recovery" type="checkbox"> Use a recovery code</label>
<button>Continue</button>
</form>
<p class="aside"><button id="other-account" type="button" class="link">Use another account</button></p>
</div>`;

const member = ({ home, keepsLetters }: Offers): string => `<div data-view="member" hidden>
<h2 id="hello" tabindex="-1"></h2>
<dl>
<div><dt>E-mail</dt><dd><span id="own-email"></span> <span id="verified" class="mark"></span></dd></div>
<div><dt>Role</dt><dd id="own-role"></dd></div>
</dl>
<div id="unverified" class="note" hidden>
<p>A letter with a link went to this address${keepsLetters ? `; it lies in the <a href="${home}/dev/mailbox">mailbox</a>` : ''}.</p>
<button id="resend" type="button" class="link">Send it again</button>
</div>
<h3 id="devices-title">Devices</h3>
<ul id="devices" aria-labelledby="devices-title"></ul>
<template id="device"><li><div><strong></strong><small></small></div><button type="button" class="quiet">Sign out</button></li></template>
<p><button id="end-others" type="button" class="link" hidden>Sign out all other devices</button></p>
<button id="sign-out" type="button" class="quiet">Sign out</button>
</div>`;

/** A field with its label, a place for what is wrong with it, and perhaps a hint. No `maxlength`: it would cut off. */
function field(id: string, label: string, attributes: string, hint = ''): string {
  const described = hint === '' ? `${id}-fault` : `${id}-fault ${id}-hint`;
  return `<label for="${id}">${label}</label>
<input id="${id}" ${attributes} aria-describedby="${described}">
<p id="${id}-fault" class="fault" role="alert" hidden></p>
${hint === '' ? '' : `<p id="${id}-hint" class="hint">${hint}</p>`}`;
}
