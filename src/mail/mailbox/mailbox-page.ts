import { escaped } from '../escaped.js';
import type { KeptLetter } from './mailbox.js';

/** Tighter than the service's own: no script, nothing from elsewhere. Frames inherit it; style attributes need the word. */
export const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Links leave the frame for a tab of their own; nothing else that a letter could ask for is allowed. */
const sandbox = 'allow-popups allow-popups-to-escape-sandbox';

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 48rem; margin: 0 auto; padding: 1.5rem }
  form { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-bottom: 1.5rem }
  input, button { font: inherit; padding: 0.25rem 0.5rem }
  details { border-top: 1px solid #8888; padding: 0.75rem 0 }
  summary { cursor: pointer; overflow-wrap: anywhere }
  summary small { display: block; opacity: 0.75 }
  iframe { width: 100%; height: 26rem; border: 1px solid #8888; resize: vertical; margin-top: 0.75rem }
  pre { white-space: pre-wrap; overflow-wrap: anywhere }
`;

/** The mailbox as a page; `to` is the address that was asked for, or empty. */
export function mailboxPage(letters: readonly KeptLetter[], to: string): string {
  const list = letters.map((letter, index) => letterItem(letter, index === 0));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mailbox of Stoa</title>
<style>${style}</style>
</head>
<body>
<h1>Mailbox</h1>
<p>Letters are not sent from here: they stay on this page, the newest 200. Set <code>SMTP_URL</code> to send them.</p>
<form>
<label for="to">Letters to</label>
<input id="to" name="to" value="${escaped(to)}" placeholder="everybody">
<button>Show</button>
</form>
<main>
${list.length > 0 ? list.join('\n') : '<p>There is no letter yet. Reload to look again.</p>'}
</main>
</body>
</html>
`;
}

function letterItem({ to, subject, text, html, sentAt }: KeptLetter, isOpen: boolean): string {
  const when = sentAt.toISOString();
  return `<details${isOpen ? ' open' : ''}>
<summary><strong>${escaped(subject)}</strong>
<small>to ${escaped(to)}, <time datetime="${when}">${when}</time></small></summary>
<iframe title="${escaped(subject)}" sandbox="${sandbox}" loading="lazy" srcdoc="${escaped(html)}"></iframe>
<details><summary>As text</summary><pre>${escaped(text)}</pre></details>
</details>`;
}
