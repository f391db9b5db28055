import './views.css';
import { copyButton } from '../copy.js';
import { h } from '../dom.js';
import type { Operation, Schemas } from '../model.js';
import { prose, words } from '../prose.js';
import { attemptOf } from '../attempt/attempt.js';
import { answerList, bodyView } from './answers.js';
import { parameterLists } from './parameters.js';
import { sampleTabs } from './samples.js';

/** Everything about one operation: what it does, takes and answers, and beside it samples and a form to try it. */
export function operationView(operation: Operation, schemas: Schemas): HTMLElement {
  const { bodies, parameters, responses } = operation;
  return h(
    'article',
    { class: 'operation' },
    h(
      'div',
      { class: 'told' },
      head(operation),
      ...prose(withoutWho(operation.description)),
      who(operation),
      ...(parameters.length === 0 ? [] : [h('h2', {}, 'Parameters'), ...parameterLists(parameters, schemas)]),
      ...(bodies.length === 0 ? [] : [h('h2', {}, 'Body'), ...bodiesOf(operation, schemas)]),
      h('h2', {}, 'Answers'),
      answerList(responses, schemas),
    ),
    h('div', { class: 'beside' }, sampleTabs(operation), attemptOf(operation, schemas)),
  );
}

function head({ summary, method, path, tag, id, isDeprecated }: Operation): HTMLElement {
  return h(
    'header',
    {},
    h('p', { class: 'where' }, h('a', { href: `#tag/${tag}` }, tag), ' · ', h('code', {}, id)),
    h('h1', {}, summary, isDeprecated ? h('span', { class: 'required' }, 'deprecated') : null),
    h(
      'p',
      { class: 'address' },
      h('b', { class: `method ${method}` }, method),
      ' ',
      h('code', {}, ...parts(path)),
      copyButton('Copy link', () => `${location.origin}${location.pathname}#${id}`),
      h('button', { type: 'button', class: 'button small jump', onclick: goToAttempt }, 'Try it'),
    ),
  );
}

/** Where there is no room beside, the form stands below. */
function goToAttempt(): void {
  const attempt = document.querySelector<HTMLElement>('.attempt');
  attempt?.scrollIntoView();
  attempt?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true });
}

const parts = (path: string): (HTMLElement | string)[] =>
  path
    .split(/(?<=\/)|(\{[^}]+\})/)
    .filter(Boolean)
    .flatMap((part) => [part.startsWith('{') ? h('em', {}, part) : part, h('wbr')]);

/** Bodies of the same schema are one, under several types. */
function bodiesOf({ bodies, needsBody }: Operation, schemas: Schemas): HTMLElement[] {
  const kinds = new Map<string, Operation['bodies'][number][]>();
  for (const body of bodies) {
    const kind = JSON.stringify(body.schema);
    kinds.set(kind, [...(kinds.get(kind) ?? []), body]);
  }
  return [
    ...(needsBody ? [] : [h('p', { class: 'quiet' }, 'It may be left out.')]),
    ...[...kinds.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [bodyView({ ...first, type: [first, ...others].map(({ type }) => type).join(', ') }, schemas)],
    ),
  ];
}

const whoLine = /^(For anyone\.|Needs `)/;

/** The description ends with who may: that stands in a line of its own. */
function withoutWho(description: string): string {
  return description
    .split('\n\n')
    .filter((paragraph) => !whoLine.test(paragraph))
    .join('\n\n');
}

function who({ description, permissions, isPublic }: Operation): HTMLElement {
  const told = description.split('\n\n').find((paragraph) => whoLine.test(paragraph));
  const said =
    told ?? (permissions.length > 0 ? `Needs ${permissions.map((one) => `\`${one}\``).join(' or ')}.` : null);
  return h('p', { class: 'who' }, ...words(said ?? (isPublic ? 'For anyone.' : 'For whoever is signed in.')));
}
