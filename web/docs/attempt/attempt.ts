import { bearer, onAccount, whoIsSignedIn } from '../account/account.js';
import { signInLine } from '../account/sign-in-line.js';
import { copyButton } from '../copy.js';
import { fill, h } from '../dom.js';
import type { Operation, Parameter, Schemas } from '../model.js';
import { showAnswer, showFailure } from './answer.js';
import { bodyField } from './body.js';
import { fieldOf, keyField, type Field } from './fields.js';
import { forgetIds } from './seen.js';
import { asCurl, requestOf, type Request } from './request.js';

const forms = new Map<string, HTMLElement>();

// what was answered to whoever signed out is nobody else's
onAccount(() => {
  if (whoIsSignedIn().kind !== 'nobody') return;
  forms.clear();
  forgetIds();
});

/** The form to try the operation with. It keeps what was typed, and the last answer, for as long as the page is open. */
export function attemptOf(operation: Operation, schemas: Schemas): HTMLElement {
  const kept = forms.get(operation.id) ?? attempt(operation, schemas);
  forms.set(operation.id, kept);
  return kept;
}

function attempt(operation: Operation, schemas: Schemas): HTMLElement {
  const parameters = operation.parameters.filter(({ name }) => name !== 'Idempotency-Key');
  const key = parameters.length === operation.parameters.length ? null : keyField(operation.id);
  const fields = new Map(parameters.map((one) => [one.name, fieldOf(operation.id, one, schemas)]));
  const body = bodyField(operation, schemas);
  const read = (): Request =>
    requestOf(
      operation,
      ({ name }) => (name === 'Idempotency-Key' ? (key?.read() ?? '') : (fields.get(name)?.read() ?? '')),
      body?.read() ?? { body: null, type: null },
    );
  const answer = h('div', { class: 'answer-place', 'aria-live': 'polite' });
  const sendButton = h('button', { class: 'button main' }, 'Send');
  const form = h(
    'form',
    { novalidate: true, 'aria-label': `Try ${operation.summary}` },
    ...groupsOf(parameters, fields, key),
    body?.element,
    h(
      'div',
      { class: 'row end' },
      sendButton,
      copyButton('Copy as curl', () => asCurl(read(), whoIsSignedIn().kind !== 'nobody')),
    ),
  );
  sending(form, sendButton, { read, answer, after: () => key?.renew(), follows: !leadsElsewhere(operation) });
  const who = h('div');
  const tellWho = (): void => fill(who, ...signInLine(operation));
  onAccount(tellWho);
  tellWho();
  return h('section', { class: 'attempt sheet' }, h('h2', {}, 'Try it'), who, form, answer);
}

const leadsElsewhere = ({ responses }: Operation): boolean =>
  responses.some(({ status }) => status === '302');

/** What is required stands open; what may be left out is behind a word. */
function groupsOf(
  parameters: readonly Parameter[],
  fields: ReadonlyMap<string, Field>,
  key: Field | null,
): HTMLElement[] {
  const elements = (some: readonly Parameter[]): (HTMLElement | undefined)[] =>
    some.map(({ name }) => fields.get(name)?.element);
  const [open, headers] = [
    parameters.filter(({ place, required }) => place !== 'header' || required),
    parameters.filter(({ place, required }) => place === 'header' && !required),
  ];
  return [
    h('div', { class: 'try-fields' }, ...elements(open)),
    ...(headers.length === 0 && key === null
      ? []
      : [h('details', { class: 'inside' }, h('summary', {}, 'Headers'), key?.element, ...elements(headers))]),
  ];
}

interface Sending {
  readonly read: () => Request;
  readonly answer: HTMLElement;
  readonly after: () => void;
  readonly follows: boolean;
}

/** Sends the form once at a time; while it waits, the button stops it. */
function sending(
  form: HTMLFormElement,
  button: HTMLButtonElement,
  { read, answer, after, follows }: Sending,
): void {
  let running: AbortController | null = null;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (running !== null) {
      running.abort();
      return;
    }
    running = new AbortController();
    button.textContent = 'Stop';
    void send(read(), { answer, signal: running.signal, follows })
      .catch((error: unknown) => showFailure(answer, error))
      .finally(() => {
        running = null;
        button.textContent = 'Send';
        after();
      });
  });
}

async function send(
  { method, url, headers, body }: Request,
  { answer, signal, follows }: { answer: HTMLElement; signal: AbortSignal; follows: boolean },
): Promise<void> {
  const token = await bearer();
  const begun = performance.now();
  const response = await fetch(url, {
    ...{ method, body, signal, cache: 'no-store', redirect: follows ? 'follow' : 'manual' },
    headers: { ...headers, ...(token === null ? {} : { Authorization: `Bearer ${token}` }) },
  });
  await showAnswer(answer, response, performance.now() - begun);
}
