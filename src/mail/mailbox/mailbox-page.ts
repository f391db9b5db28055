import { escaped } from '../../http/escaped.js';
import type { KeptLetter } from './mailbox.js';

/** Tighter than the service's own: no script, nothing from elsewhere. Frames inherit it; style attributes need the word. */
export const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Links leave the frame for a tab of their own; nothing else that a letter could ask for is allowed. */
const sandbox = 'allow-popups allow-popups-to-escape-sandbox';

/** The colours of the other pages (pages/look.css), which stand above this room. */
const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif;
    --ground: #f6f4ee; --sheet: #ffffff; --ink: #1d1f23; --quiet: #5b5f68; --line: #767b85; --hair: #dcd9d0;
    --blue: #1d4ed8; --on-blue: #ffffff }
  @media (prefers-color-scheme: dark) { :root {
    --ground: #16181c; --sheet: #1f2228; --ink: #e9e7e1; --quiet: #a5a9b3; --line: #7d828d; --hair: #363a43;
    --blue: #8fb2ff; --on-blue: #10131a } }
  * { box-sizing: border-box }
  body { max-width: 48rem; margin: 0 auto; padding: clamp(1.25rem, 5vw, 4.5rem) 1.25rem;
    background: var(--ground); color: var(--ink) }
  a { color: var(--blue); font-weight: 600; text-underline-offset: 0.2em }
  h1 { margin: 1rem 0 0.5rem; font-size: 1.75rem; line-height: 1.2 }
  body > p { color: var(--quiet) }
  form { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; margin: 1.5rem 0 }
  label { font-weight: 600 }
  input, button { min-height: 2.75rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line);
    border-radius: 0.375rem; background: var(--sheet); color: inherit; font: inherit }
  input { flex: 1; min-width: 10rem }
  button { border: 0; background: var(--blue); color: var(--on-blue); font-weight: 600; cursor: pointer }
  :focus-visible { outline: 0.1875rem solid var(--blue); outline-offset: 0.125rem }
  main > details { margin-bottom: 0.75rem; padding: 0.75rem 1rem; border: 1px solid var(--hair);
    border-radius: 0.5rem; background: var(--sheet) }
  summary { cursor: pointer; overflow-wrap: anywhere }
  summary small { display: block; color: var(--quiet); font-size: 0.875rem }
  iframe { width: 100%; height: 24rem; margin: 0.75rem 0; border: 1px solid var(--hair);
    border-radius: 0.375rem; resize: vertical }
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
<nav><a href="..">Stoa</a></nav>
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
