import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { icon } from './icon.js';

/** A page as it is sent, and the policy that allows what it brings along and nothing else. */
export interface Page {
  readonly html: string;
  readonly policy: string;
}

/** What a page is made of: our own words and files, nothing of a request. Scripts and styles stand in the page itself. */
interface Parts {
  readonly title: string;
  readonly styles: readonly string[];
  /** None: the page works without. */
  readonly script?: string;
  /** Whether its form is sent to this service; other pages send theirs by script. */
  readonly sendsForm?: boolean;
  readonly body: string;
}

const here = new URL('.', import.meta.url);

/** With the line ends that browsers make of others before they compare the hash. */
const read = (address: URL): string => readFileSync(address, 'utf8').replaceAll('\r\n', '\n');

/** This one style, this one script and this one icon; requests to this service alone; no markup made by scripts. */
const policyOf = (style: string, script: string, sendsForm: boolean): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    `form-action ${sendsForm ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Puts a page together. The names of its styles and of its script are relative to this folder. */
export function pageOf({ title, styles, script, sendsForm = false, body }: Parts): Page {
  const style = styles.map((name) => read(new URL(name, here))).join('');
  const behaviour = script === undefined ? '' : joined(new URL(script, here));
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${icon}">
<style>${style}</style>
</head>
<body>
${body}
${behaviour === '' ? '' : `<script type="module">${behaviour}</script>`}
</body>
</html>
`;
  return { html, policy: policyOf(style, behaviour, sendsForm) };
}

/** A page is the same for everybody, kept nowhere, shown in no frame, and says nothing of where one came from. */
export const headersOf = ({ policy }: Page): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
});

const imports = /^import (?:\{[^}]*\} from )?'([^']+)';\n/gm;

/** A script and the files that it imports, each once, as the one text that a page carries and its policy names. */
function joined(address: URL, seen = new Set<string>()): string {
  if (seen.has(address.href)) return '';
  seen.add(address.href);
  const text = read(address);
  const before = [...text.matchAll(imports)].map(([, name = '']) => joined(new URL(name, address), seen));
  return before.join('') + text.replaceAll(imports, '').replaceAll(/^export /gm, '');
}
