import { codeBlock } from '../copy.js';
import { fill, h } from '../dom.js';
import { highlighted, pretty } from '../json.js';
import { noteIds } from './seen.js';

/** How an answer came: what the head of it says is shown at once, its body when it is there. */
export async function showAnswer(
  place: HTMLElement,
  response: Response,
  milliseconds: number,
): Promise<void> {
  if (response.type === 'opaqueredirect') {
    fill(place, ...elsewhere(response.url));
    return;
  }
  const body = h('div', {}, h('p', { class: 'quiet' }, 'Reading …'));
  fill(place, statusLine(response, milliseconds), body, headerTable(response.headers));
  if (response.headers.get('content-type')?.startsWith('text/event-stream') === true)
    await follow(response, body);
  else fill(body, ...(await bodyOf(response)));
}

/** The request was not answered at all. */
export function showFailure(place: HTMLElement, error: unknown): void {
  const isStopped = error instanceof DOMException && error.name === 'AbortError';
  const words = isStopped
    ? 'Stopped.'
    : 'No answer came. The service may be away, or sent the browser to a place that pages cannot ask.';
  if (isStopped && place.childElementCount > 0) place.append(h('p', { class: 'quiet' }, words));
  else fill(place, h('p', { class: isStopped ? 'quiet' : 'fault' }, words));
}

function elsewhere(url: string): HTMLElement[] {
  return [
    h('p', {}, 'The service sends browsers on to another address; a page cannot see which.'),
    h(
      'p',
      {},
      h('a', { class: 'button', href: url, target: '_blank', rel: 'noreferrer' }, 'Go there in a new tab'),
    ),
  ];
}

function statusLine({ status, statusText, ok }: Response, milliseconds: number): HTMLElement {
  return h(
    'p',
    { class: 'status-line' },
    h('b', { class: ok ? 'code good' : status < 400 ? 'code' : 'code bad' }, status),
    ` ${statusText} `,
    h('span', { class: 'quiet' }, `${Math.round(milliseconds)} ms`),
  );
}

function headerTable(headers: Headers): HTMLElement {
  return h(
    'details',
    { class: 'inside' },
    h('summary', {}, 'Headers'),
    h(
      'dl',
      { class: 'headers' },
      ...[...headers].flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
  );
}

const textual = /^text\/|json|xml|javascript/;

async function bodyOf(response: Response): Promise<HTMLElement[]> {
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const blob = await response.blob();
  if (blob.size === 0) return [h('p', { class: 'quiet' }, 'No body.')];
  if (type.startsWith('image/') && type !== 'image/svg+xml') return [picture(blob), fileLink(blob, response)];
  if (!textual.test(type)) return [fileLink(blob, response)];
  const text = await blob.text();
  const named = response.headers.get('content-disposition') === null ? [] : [fileLink(blob, response)];
  return [...(type.endsWith('json') ? jsonBody(text) : [textBody(text)]), ...named];
}

function jsonBody(text: string): HTMLElement[] {
  try {
    const value: unknown = JSON.parse(text);
    noteIds(value);
    const shown = pretty(value);
    return [...explained(value), codeBlock(shown, 'Body of the answer', highlighted(shown))];
  } catch {
    return [textBody(text)];
  }
}

/** More would make the page slow; the file has all of it. */
const longest = 500_000;

const textBody = (text: string): HTMLElement => codeBlock(text.slice(0, longest), 'Body of the answer');

interface Problem {
  readonly title: string;
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** A problem in words, above its JSON. */
function explained(value: unknown): HTMLElement[] {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('title' in value)) return [];
  const { title, detail, code, errors } = value as Problem;
  const faults = errors ?? [];
  return [
    h(
      'div',
      { class: 'problem' },
      h('p', {}, h('strong', {}, title), ' ', h('code', {}, code)),
      detail === undefined ? null : h('p', {}, detail),
      faults.length === 0
        ? null
        : h(
            'ul',
            {},
            ...faults.map(({ field, message }) => h('li', {}, h('code', {}, field), ` ${message}`)),
          ),
    ),
  ];
}

const picture = (blob: Blob): HTMLElement =>
  h('img', { src: URL.createObjectURL(blob), alt: 'The answer, a picture', class: 'picture' });

function fileLink(blob: Blob, { headers }: Response): HTMLElement {
  const name = /filename="?([^";]+)/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'answer';
  return h(
    'p',
    {},
    h('a', { class: 'button', href: URL.createObjectURL(blob), download: name }, `Save ${name}`),
    ' ',
    h('span', { class: 'quiet' }, `${blob.size.toLocaleString('en')} bytes, ${blob.type || 'no type'}`),
  );
}

/** Shows what comes while it comes. */
async function follow({ body }: Response, place: HTMLElement): Promise<void> {
  const shown = h('pre', { tabindex: 0, role: 'log', 'aria-label': 'Events' });
  fill(place, h('p', { class: 'quiet' }, 'Events appear here while they happen.'), shown);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
    shown.textContent = `${shown.textContent}${part.value}`.slice(-longest);
}
