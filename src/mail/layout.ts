import { framed, type Filling } from './frame.js';
import type { Letter } from './letter.js';
import { oneLine, sheetAsFilling, sheetAsText, sheetInLines } from './sheet.js';
import { Undeliverable, type Message } from './transport.js';

const wellFormed = /^[^@\s"(),:;<>[\\\]\p{Cc}\p{Cf}]+@[^@\s"(),:;<>[\\\]\p{Cc}\p{Cf}]+$/u;
const longestAddress = 254;
const longestSubject = 200;
const nothing = { items: [], sums: [], notes: [] };

/** The one look of all letters, as text and as HTML. Throws {@link Undeliverable} for an address that is not one. */
export function layOut(letter: Letter): Message {
  const to = letter.to.trim();
  if (to.length > longestAddress || !wellFormed.test(to))
    throw new Undeliverable('The letter has no single, plain address.');
  const { action, optOut } = letter;
  const whole = {
    subject: [...oneLine(letter.subject)].slice(0, longestSubject).join(''),
    paragraphs: letter.paragraphs.map(oneLine),
    sheet: sheetInLines(letter.sheet ?? nothing),
    action: action && { label: oneLine(action.label), url: webAddress(action.url) },
    optOut: optOut && { about: oneLine(optOut.about), url: webAddress(optOut.url) },
  };
  const unsubscribeUrl = whole.optOut?.url ?? null;
  return { to, subject: whole.subject, text: asText(whole), html: asHtml(whole), unsubscribeUrl };
}

type Content = Pick<Message, 'subject'> &
  Pick<Letter, 'paragraphs'> &
  Required<Pick<Letter, 'sheet'>> & { readonly action: Letter['action']; readonly optOut: Letter['optOut'] };

function webAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:')
    throw new Undeliverable('A link of the letter leads to no web address.');
  return parsed.href;
}

/** Why it came: everybody may ask that of a letter. */
function reasonOf(optOut: Letter['optOut']): string {
  return optOut
    ? `You receive this because your account at Stoa is set to letters about ${optOut.about}.`
    : 'You receive this because somebody used this address at Stoa.';
}

function asText({ paragraphs, sheet, action, optOut }: Content): string {
  const steps = action ? [`${action.label}:\n${action.url}`] : [];
  const ways = optOut ? `\nSend me no more of these letters:\n${optOut.url}` : '';
  const end = `-- \n${reasonOf(optOut)}${ways}`;
  return `${[...paragraphs, ...sheetAsText(sheet), ...steps, end].join('\n\n')}\n`;
}

function asHtml({ subject, paragraphs, sheet, action, optOut }: Content): string {
  const filling: Filling = {
    subject,
    paragraphs: paragraphs.map((text) => ({ text })),
    ...sheetAsFilling(sheet),
    actions: action ? [{ ...action }] : [],
    reason: reasonOf(optOut),
    optOuts: optOut ? [{ url: optOut.url }] : [],
  };
  return framed(filling);
}
