import './views.css';
import { copyButton } from '../copy.js';
import { h } from '../dom.js';
import type { Message, Schemas } from '../model.js';
import { prose, words } from '../prose.js';
import { facts, schemaTree } from '../schema/tree.js';
import { answerList, bodyView } from './answers.js';
import { parameterLists } from './parameters.js';

const linkTo = (address: string): HTMLElement =>
  copyButton('Copy link', () => `${location.origin}${location.pathname}#${address}`);

/** A named schema by itself. */
export function schemaView(name: string, schemas: Schemas): HTMLElement {
  const schema = schemas[name] ?? {};
  return h(
    'article',
    {},
    h('p', { class: 'where' }, 'Schema'),
    h('h1', {}, name),
    linkTo(`schema/${name}`),
    ...prose(schema.description ?? ''),
    ...(schema.enum === undefined ? [] : facts(schema)),
    schema.enum === undefined ? schemaTree(schema, schemas) : null,
  );
}

/** What is sent to a webhook when that happens. */
export function messageView(message: Message, schemas: Schemas): HTMLElement {
  return h(
    'article',
    {},
    h('p', { class: 'where' }, 'Webhook message'),
    h('h1', {}, ...words(message.summary)),
    h(
      'p',
      { class: 'address' },
      h('b', { class: 'method event' }, 'event'),
      ' ',
      h('code', {}, message.name),
    ),
    linkTo(`webhook/${message.name}`),
    ...prose(message.description),
    ...parameterLists(message.parameters, schemas),
    h('h2', {}, 'Body'),
    ...message.bodies.map((body) => bodyView(body, schemas)),
    h('h2', {}, 'What to answer'),
    answerList(message.responses, schemas),
  );
}

/** What a tag holds, and its operations as they stand in the navigation. */
export function tagView(tag: string, description: string, links: readonly HTMLAnchorElement[]): HTMLElement {
  return h(
    'article',
    {},
    h('h1', {}, tag),
    ...prose(description),
    h(
      'ul',
      { class: 'operations' },
      ...links.map((link) => {
        const copy = link.cloneNode(true) as HTMLAnchorElement;
        copy.removeAttribute('aria-current');
        return h('li', {}, copy, h('code', {}, link.dataset.words?.split(' ')[0]));
      }),
    ),
  );
}

/** There is nothing at that address. */
export function nothingView(address: string): HTMLElement {
  return h(
    'article',
    {},
    h('h1', {}, 'There is nothing here'),
    h(
      'p',
      {},
      'The document has no ',
      h('code', {}, address),
      '. ',
      h('a', { href: '#' }, 'Begin at the introduction'),
      '.',
    ),
  );
}
