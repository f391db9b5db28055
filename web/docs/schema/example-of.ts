import type { Schema, Schemas } from '../model.js';
import { choicesOf, resolved } from './type-words.js';

/** The example with what the schema requires and nothing else. */
export function onlyRequired(example: unknown, schema: Schema, schemas: Schemas): unknown {
  const whole = wholeOf(schema, schemas);
  if (Array.isArray(example))
    return example.map((item: unknown) =>
      whole.items === undefined ? item : onlyRequired(item, whole.items, schemas),
    );
  const { properties } = whole;
  if (typeof example !== 'object' || example === null || properties === undefined) return example;
  const required = new Set(whole.required);
  return Object.fromEntries(
    Object.entries(example)
      .filter(([name]) => required.has(name))
      .map(([name, value]) => [name, onlyRequired(value, properties[name] ?? {}, schemas)]),
  );
}

function wholeOf(schema: Schema, schemas: Schemas): Schema {
  const whole = resolved(schema, schemas);
  const [only] = choicesOf(whole);
  return only === undefined || choicesOf(whole).length > 1 ? whole : resolved(only, schemas);
}
