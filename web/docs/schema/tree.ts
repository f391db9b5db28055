import { h } from '../dom.js';
import type { Schema, Schemas } from '../model.js';
import { words } from '../prose.js';
import { choicesOf, exampleOf, factsOf, nameOf, resolved, typesOf, typeWords } from './type-words.js';

/** A schema to read: its fields with what they may be; what they hold in turn opens when asked for. */
export function schemaTree(schema: Schema, schemas: Schemas): HTMLElement {
  const named = nameOf(schema);
  const whole = resolved(schema, schemas);
  return h(
    'div',
    { class: 'schema' },
    named === null ? null : h('p', {}, schemaLink(named)),
    isPlain(whole) ? plain(whole) : null,
    inside(whole, schemas),
  );
}

/** A link to the page of that schema. */
export const schemaLink = (name: string): HTMLElement => h('a', { href: `#schema/${name}` }, name);

/** What a value is, on a line or two: bounds, words that it may be, an example, a pattern. */
export function facts(schema: Schema): HTMLElement[] {
  const said = factsOf(schema);
  const example = exampleOf(schema);
  return [
    ...(said.length === 0 ? [] : [h('p', { class: 'facts' }, said.join(' · '))]),
    ...(schema.enum === undefined ? [] : [enumeration(schema.enum)]),
    ...(example === undefined || schema.enum !== undefined
      ? []
      : [h('p', { class: 'facts' }, 'e.g. ', h('code', {}, short(example)))]),
    ...(schema.pattern === undefined || schema.format !== undefined || schema.pattern.includes('\\u0000')
      ? []
      : [h('p', { class: 'facts' }, 'matches ', h('code', {}, schema.pattern))]),
  ];
}

const short = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function enumeration(values: readonly unknown[]): HTMLElement {
  const shown = values.filter((value) => value !== null).map((value) => h('code', {}, short(value)));
  return h('p', { class: 'facts enum' }, 'one of ', ...shown.flatMap((one) => [one, ' ']));
}

const isPlain = (schema: Schema): boolean =>
  schema.properties === undefined && choicesOf(schema).length === 0 && typesOf(schema)[0] !== 'array';

function plain(schema: Schema): HTMLElement {
  return h('div', {}, h('p', { class: 'type' }, typeWords(schema)), ...facts(schema));
}

/** What stands inside of a value: the fields of an object, of the items of a list, of each alternative. Null: nothing. */
function inside(schema: Schema, schemas: Schemas): HTMLElement | null {
  if (schema.properties !== undefined) return fields(schema, schemas);
  if (schema.items !== undefined)
    return hasInside(schema.items, schemas) ? opener(schema.items, schemas) : null;
  if (typeof schema.additionalProperties === 'object')
    return hasInside(schema.additionalProperties, schemas)
      ? opener(schema.additionalProperties, schemas)
      : null;
  const choices = choicesOf(schema).filter((choice) => hasInside(choice, schemas));
  return choices.length === 0 ? null : h('div', {}, ...choices.map((choice) => opener(choice, schemas)));
}

/** Whether there is more to see than one line says. */
function hasInside(schema: Schema, schemas: Schemas): boolean {
  const whole = resolved(schema, schemas);
  if (whole.properties !== undefined || whole.enum !== undefined) return true;
  if (whole.items !== undefined) return hasInside(whole.items, schemas);
  if (typeof whole.additionalProperties === 'object') return hasInside(whole.additionalProperties, schemas);
  return choicesOf(whole).some((choice) => hasInside(choice, schemas));
}

function fields({ properties = {}, required = [] }: Schema, schemas: Schemas): HTMLElement {
  return h(
    'ul',
    { class: 'fields' },
    ...Object.entries(properties).map(([name, schema]) =>
      h(
        'li',
        {},
        h(
          'p',
          { class: 'field-head' },
          h('code', {}, name),
          ' ',
          h('span', { class: 'type' }, typeWords(schema)),
          required.includes(name) ? h('span', { class: 'required' }, 'required') : null,
        ),
        schema.description === undefined ? null : h('p', {}, ...words(schema.description)),
        ...facts(schema),
        hasInside(schema, schemas) && schema.enum === undefined ? content(schema, schemas) : null,
      ),
    ),
  );
}

function content(schema: Schema, schemas: Schemas): HTMLElement | null {
  return nameOf(schema) === null ? (inside(schema, schemas) ?? null) : opener(schema, schemas);
}

/** Opens to show what it holds; made when it is opened for the first time, for schemas may hold themselves. */
function opener(schema: Schema, schemas: Schemas): HTMLElement {
  const name = nameOf(schema);
  const element = h('details', { class: 'inside' }, h('summary', {}, name ?? typeWords(schema)));
  element.addEventListener('toggle', () => {
    if (element.childElementCount > 1) return;
    element.append(name === null ? (inside(schema, schemas) ?? '') : schemaTree(schema, schemas));
  });
  return element;
}
