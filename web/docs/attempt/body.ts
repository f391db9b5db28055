import { h } from '../dom.js';
import { pretty } from '../json.js';
import type { Body, Operation, Schema, Schemas } from '../model.js';
import { onlyRequired } from '../schema/example-of.js';

/** The part of the form that makes the body. */
export interface BodyField {
  readonly element: HTMLElement;
  /** What is sent, and as which type; null where the browser names it itself, or there is none. */
  readonly read: () => { readonly body: BodyInit | null; readonly type: string | null };
}

/** The body as the operation takes it: JSON to edit, the parts of a form, or a file. */
export function bodyField({ id, bodies }: Operation, schemas: Schemas): BodyField | null {
  const [first] = bodies;
  if (first === undefined) return null;
  if (first.type === 'multipart/form-data') return formBody(id, first);
  if (first.schema?.format === 'binary') return fileBody(id, bodies);
  return jsonBody(id, bodies, schemas);
}

function typeChoice(id: string, bodies: readonly Body[]): HTMLSelectElement {
  return h('select', { id: `${id}-type` }, ...bodies.map(({ type }) => h('option', { value: type }, type)));
}

const typeLine = (id: string, select: HTMLElement): HTMLElement =>
  h('div', { class: 'try-field' }, h('label', { for: `${id}-type` }, h('code', {}, 'Content-Type')), select);

function jsonBody(id: string, bodies: readonly Body[], schemas: Schemas): BodyField {
  const { example, schema = {} }: Body = bodies[0] ?? { type: '' };
  const type = typeChoice(id, bodies);
  const fault = h('p', { id: `${id}-fault`, class: 'fault', role: 'status' });
  const text = h('textarea', {
    ...{ id: `${id}-body`, rows: 12, spellcheck: 'false', autocomplete: 'off' },
    'aria-describedby': fault.id,
  });
  const show = (value: unknown): void => {
    text.value = typeof value === 'string' ? value : pretty(value ?? {});
    judge();
  };
  const judge = (): void => {
    fault.textContent = faultOf(text.value);
    text.setAttribute('aria-invalid', String(fault.textContent !== ''));
  };
  text.addEventListener('input', judge);
  show(example);
  const short = pretty(onlyRequired(example, schema, schemas)) !== pretty(example);
  const element = h(
    'div',
    {},
    bodies.length > 1 ? typeLine(id, type) : null,
    h(
      'div',
      { class: 'row' },
      h('label', { for: text.id }, 'Body'),
      short ? smallButton('Only what is required', () => show(onlyRequired(example, schema, schemas))) : null,
      smallButton('Whole example', () => show(example)),
    ),
    text,
    fault,
  );
  return { element, read: () => ({ body: text.value === '' ? null : text.value, type: type.value }) };
}

const smallButton = (words: string, onclick: () => void): HTMLElement =>
  h('button', { type: 'button', class: 'button link', onclick }, words);

function faultOf(text: string): string {
  if (text.trim() === '') return '';
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return `Not JSON yet: ${(error as Error).message}`;
  }
}

function fileBody(id: string, bodies: readonly Body[]): BodyField {
  const type = typeChoice(id, bodies);
  const file = h('input', { type: 'file', id: `${id}-file` });
  const element = h(
    'div',
    {},
    typeLine(id, type),
    h('div', { class: 'try-field' }, h('label', { for: file.id }, 'File'), file),
  );
  return { element, read: () => ({ body: file.files?.[0] ?? null, type: type.value }) };
}

function formBody(id: string, { schema = {}, example }: Body): BodyField {
  const examples = (example ?? {}) as Readonly<Record<string, unknown>>;
  const inputs = Object.entries(schema.properties ?? {}).map(([name, part]) =>
    partInput(`${id}-part-${name}`, name, part, examples[name]),
  );
  const element = h(
    'div',
    {},
    ...inputs.map((input) =>
      h(
        'div',
        { class: 'try-field' },
        h(
          'label',
          { for: input.id },
          h('code', {}, input.name),
          isNeeded(schema, input.name) ? ' (required)' : null,
        ),
        input,
      ),
    ),
  );
  return { element, read: () => ({ body: formOf(inputs), type: null }) };
}

const isNeeded = ({ required = [] }: Schema, name: string): boolean => required.includes(name);

function partInput(id: string, name: string, part: Schema, example: unknown): HTMLInputElement {
  if (part.format === 'binary') return h('input', { id, name, type: 'file' });
  const placeholder = typeof example === 'string' && example !== 'Text' ? example : null;
  return h('input', { id, name, type: 'text', placeholder });
}

function formOf(inputs: readonly HTMLInputElement[]): FormData {
  const form = new FormData();
  for (const { name, type, files, value } of inputs) {
    const file = files?.[0];
    if (type === 'file' && file !== undefined) form.append(name, file);
    if (type !== 'file' && value !== '') form.append(name, value);
  }
  return form;
}
