import { newKey } from '../../../sdk/typescript/src/new-key.js';
import { h } from '../dom.js';
import type { Parameter, Schema, Schemas } from '../model.js';
import { exampleOf, resolved, textOf, typesOf } from '../schema/type-words.js';
import { offerSeen } from './seen.js';

/** A field of the form. */
export interface Field {
  readonly element: HTMLElement;
  /** What was typed; empty: it is left out. */
  readonly read: () => string;
}

/** The field for a parameter; what is required begins with its example. */
export function fieldOf(operationId: string, parameter: Parameter, schemas: Schemas): Field {
  const { name, required, schema } = parameter;
  const whole = resolved(schema, schemas);
  const id = `${operationId}-${parameter.place}-${name}`;
  const example = textOf(parameter.example ?? exampleOf(whole));
  const input = inputFor(whole, required, example);
  input.id = id;
  input.setAttribute('spellcheck', 'false');
  input.setAttribute('autocomplete', 'off');
  if (required) input.setAttribute('required', '');
  if (parameter.place === 'path' && input instanceof HTMLInputElement) offerSeen(input);
  const label = h('label', { for: id }, h('code', {}, name), required ? ' (required)' : null);
  return { element: h('div', { class: 'try-field' }, label, input), read: () => input.value };
}

type Input = HTMLInputElement | HTMLSelectElement;

function inputFor(schema: Schema, required: boolean, example: string): Input {
  const values = typesOf(schema)[0] === 'boolean' ? [true, false] : schema.enum;
  if (values !== undefined) return choice(values, required);
  const input = h('input', { type: 'text', placeholder: example });
  const type = typesOf(schema)[0];
  if (type === 'integer' || type === 'number') {
    input.type = 'number';
    input.step = type === 'integer' ? '1' : 'any';
    if (schema.minimum !== undefined) input.min = String(schema.minimum);
    if (schema.maximum !== undefined) input.max = String(schema.maximum);
  }
  input.value = required ? example : textOf(schema.default);
  return input;
}

function choice(values: readonly unknown[], required: boolean): HTMLSelectElement {
  const options = values.filter((value) => value !== null).map(String);
  return h(
    'select',
    {},
    required ? null : h('option', { value: '' }, '–'),
    ...options.map((value) => h('option', { value }, value)),
  );
}

/** The field for `Idempotency-Key`: a new one for each request, unless somebody wrote their own. */
export function keyField(operationId: string): Field & { renew: () => void } {
  const id = `${operationId}-key`;
  const input = h('input', { id, type: 'text', spellcheck: 'false', autocomplete: 'off' });
  let made = '';
  const renew = (): void => {
    if (input.value !== made) return;
    made = newKey();
    input.value = made;
  };
  renew();
  const label = h('label', { for: id }, h('code', {}, 'Idempotency-Key'), ' (new each time)');
  return { element: h('div', { class: 'try-field' }, label, input), read: () => input.value, renew };
}
