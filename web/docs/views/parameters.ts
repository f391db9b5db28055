import { h } from '../dom.js';
import type { Parameter, Schemas } from '../model.js';
import { words } from '../prose.js';
import { facts } from '../schema/tree.js';
import { nameOf, resolved, typeWords } from '../schema/type-words.js';

const places = { path: 'In the path', query: 'In the query', header: 'Headers' } as const;

/** What can be said beside the body, by the place where it stands. */
export function parameterLists(parameters: readonly Parameter[], schemas: Schemas): HTMLElement[] {
  return (['path', 'query', 'header'] as const).flatMap((place) => {
    const here = parameters.filter((parameter) => parameter.place === place);
    if (here.length === 0) return [];
    return [
      h('h3', {}, places[place]),
      h('ul', { class: 'fields' }, ...here.map((parameter) => line(parameter, schemas))),
    ];
  });
}

function line({ name, required, description, schema }: Parameter, schemas: Schemas): HTMLElement {
  const whole = resolved(schema, schemas);
  const named = nameOf(schema);
  return h(
    'li',
    {},
    h(
      'p',
      { class: 'field-head' },
      h('code', {}, name),
      ' ',
      named === null
        ? h('span', { class: 'type' }, typeWords(schema))
        : h('a', { class: 'type', href: `#schema/${named}` }, named),
      required ? h('span', { class: 'required' }, 'required') : null,
    ),
    description === '' ? null : h('p', {}, ...words(description)),
    ...facts(whole),
  );
}
