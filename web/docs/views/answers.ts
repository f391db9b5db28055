import { loadHeaders } from 'virtual:reference';
import { codeBlock } from '../copy.js';
import { fill, h } from '../dom.js';
import { highlighted, pretty } from '../json.js';
import type { Answer, Body, Schemas } from '../model.js';
import { prose } from '../prose.js';
import { schemaTree } from '../schema/tree.js';

/** What may come back, by status: each opens to its schema, its codes and its headers; a success is open. */
export function answerList(answers: readonly Answer[], schemas: Schemas): HTMLElement {
  return h('div', { class: 'answers' }, ...answers.map((answer) => answerItem(answer, schemas)));
}

function answerItem(answer: Answer, schemas: Schemas): HTMLElement {
  const { status, description, problems, bodies, headers } = answer;
  const isGood = status.startsWith('2');
  return h(
    'details',
    { class: 'answer', open: isGood },
    h(
      'summary',
      {},
      h('b', { class: isGood ? 'code good' : Number(status) < 400 ? 'code' : 'code bad' }, status),
      ' ',
      problems.length === 0 ? description.split('\n')[0] : problems.map(({ title }) => title).join(' · '),
    ),
    ...(problems.length === 0 ? [] : [problemTable(answer)]),
    ...(problems.length === 0 && description.includes('\n') ? prose(description) : []),
    ...bodies.map((body) => bodyView(body, schemas)),
    headers.length === 0 ? null : headerList(answer),
  );
}

function problemTable({ problems }: Answer): HTMLElement {
  return h(
    'table',
    {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Code'), h('th', { scope: 'col' }, 'When'))),
    h(
      'tbody',
      {},
      ...problems.map(({ code, title }) => h('tr', {}, h('td', {}, h('code', {}, code)), h('td', {}, title))),
    ),
  );
}

function headerList({ headers, status }: Answer): HTMLElement {
  const list = h('ul', { class: 'fields' });
  const element = h('details', { class: 'inside' }, h('summary', {}, `Headers of ${status}`), list);
  element.addEventListener('toggle', () => {
    if (list.childElementCount === 0) void loadHeaders().then((meanings) => fillIn(list, headers, meanings));
  });
  return element;
}

function fillIn(
  list: HTMLElement,
  names: readonly string[],
  meanings: Readonly<Record<string, string>>,
): void {
  fill(
    list,
    ...names.map((name) =>
      h('li', {}, h('p', { class: 'field-head' }, h('code', {}, name)), h('p', {}, meanings[name])),
    ),
  );
}

/** A body with its type, its schema and its example. */
export function bodyView({ type, schema, example }: Body, schemas: Schemas): HTMLElement {
  return h(
    'div',
    { class: 'body' },
    h('p', { class: 'media-type' }, h('code', {}, type)),
    schema === undefined ? null : schemaTree(schema, schemas),
    example === undefined || example === 'Text' ? null : exampleView(example),
  );
}

function exampleView(example: unknown): HTMLElement {
  const text = typeof example === 'string' ? example : pretty(example);
  const element = h('details', { class: 'inside' }, h('summary', {}, 'Example'));
  element.addEventListener('toggle', () => {
    if (element.childElementCount > 1) return;
    element.append(codeBlock(text, 'Example', typeof example === 'string' ? text : highlighted(text)));
  });
  return element;
}
