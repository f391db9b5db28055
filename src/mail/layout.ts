import { escaped } from './escaped.js';
import type { Letter } from './letter.js';
import { oneLine, sheetAsHtml, sheetAsText, sheetInLines } from './sheet.js';
import { Undeliverable, type Message } from './transport.js';

const wellFormed = /^[^@\s"(),:;<>[\\\]\p{Cc}\p{Cf}]+@[^@\s"(),:;<>[\\\]\p{Cc}\p{Cf}]+$/u;
const longestAddress = 254;
const longestSubject = 200;
const reason = 'You receive this because somebody used this address at Stoa.';

/** The one look of all letters, as text and as HTML. Throws {@link Undeliverable} for an address that is not one. */
export function layOut(letter: Letter): Message {
  const to = letter.to.trim();
  if (to.length > longestAddress || !wellFormed.test(to))
    throw new Undeliverable('The letter has no single, plain address.');
  const whole = {
    subject: [...oneLine(letter.subject)].slice(0, longestSubject).join(''),
    paragraphs: letter.paragraphs.map(oneLine),
    sheet: letter.sheet && sheetInLines(letter.sheet),
    action: letter.action && { label: oneLine(letter.action.label), url: webAddress(letter.action.url) },
  };
  return { to, subject: whole.subject, text: asText(whole), html: asHtml(whole) };
}

type Content = Pick<Message, 'subject'> & {
  readonly paragraphs: readonly string[];
  readonly sheet: Letter['sheet'];
  readonly action: Letter['action'];
};

function webAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:')
    throw new Undeliverable('The action of the letter leads to no web address.');
  return parsed.href;
}

function asText({ paragraphs, sheet, action }: Content): string {
  const steps = action ? [`${action.label}:\n${action.url}`] : [];
  const sheets = sheet ? sheetAsText(sheet) : [];
  return `${[...paragraphs, ...sheets, ...steps, `-- \n${reason}`].join('\n\n')}\n`;
}

/** No colour of its own but the button's: so it is readable on whatever the reader's program puts behind it. */
function asHtml({ subject, paragraphs, sheet, action }: Content): string {
  return `<!doctype html>
<html lang="en" style="color-scheme: light dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="margin: 0; padding: 24px; font: 16px/1.5 system-ui, sans-serif">
<div style="max-width: 560px; margin: 0 auto">
<p style="margin: 0 0 24px; font-size: 20px; font-weight: 600">Stoa</p>
${paragraphs.map((text) => `<p style="margin: 0 0 16px">${escaped(text)}</p>`).join('\n')}
${sheet ? sheetAsHtml(sheet) : ''}${action ? asButton(action) : ''}
<p style="margin: 32px 0 0; font-size: 13px; opacity: 0.75">${reason}</p>
</div>
</body>
</html>
`;
}

const button =
  'display: inline-block; padding: 12px 20px; border-radius: 6px; background-color: #1d4ed8; color: #ffffff; text-decoration: none';

function asButton({ label, url }: NonNullable<Letter['action']>): string {
  const href = `href="${escaped(url)}" target="_blank" rel="noopener noreferrer"`;
  return `<p style="margin: 24px 0"><a ${href} style="${button}">${escaped(label)}</a></p>
<p style="margin: 0 0 16px; font-size: 13px">If the button does nothing, open this address:<br>
<a ${href} style="word-break: break-all">${escaped(url)}</a></p>`;
}
