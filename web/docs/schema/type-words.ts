import type { Schema, Schemas } from '../model.js';

/** The name of the schema that it refers to, or null. */
export function nameOf(schema: Schema): string | null {
  return schema.$ref === undefined ? null : (schema.$ref.split('/').at(-1) ?? null);
}

/** What it is, with a reference followed. */
export function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = nameOf(schema);
  return name === null ? schema : (schemas[name] ?? {});
}

/** The types that it may have, but for null. */
export function typesOf({ type }: Schema): readonly string[] {
  return (Array.isArray(type) ? (type as string[]) : type === undefined ? [] : [type as string]).filter(
    (one) => one !== 'null',
  );
}

/** The alternatives of a schema that has some, null left out. */
export function choicesOf({ oneOf, anyOf, allOf }: Schema): readonly Schema[] {
  return (oneOf ?? anyOf ?? allOf ?? []).filter(({ type }) => type !== 'null');
}

/** Whether null is one of its values. */
export function takesNull({ type, oneOf, anyOf }: Schema): boolean {
  return (
    type === 'null' ||
    (Array.isArray(type) && type.includes('null')) ||
    (oneOf ?? anyOf ?? []).some((choice) => takesNull(choice))
  );
}

/** Its type in words: `list of Money`, `text (uuid) or null`. */
export function typeWords(schema: Schema): string {
  return takesNull(schema) ? `${plainWords(schema)} or null` : plainWords(schema);
}

function plainWords(schema: Schema): string {
  const name = nameOf(schema);
  if (name !== null) return name;
  const choices = choicesOf(schema);
  if (choices.length > 0) return choices.map(typeWords).join(schema.allOf === undefined ? ' or ' : ' and ');
  const types = typesOf(schema).map((type) => wordOf(type, schema));
  return types.length === 0 ? valueWords(schema) : types.join(' or ');
}

const valueWords = ({ properties }: Schema): string => (properties === undefined ? 'anything' : 'object');

function wordOf(type: string, schema: Schema): string {
  if (type === 'array') return `list of ${schema.items === undefined ? 'anything' : typeWords(schema.items)}`;
  if (type === 'object' && typeof schema.additionalProperties === 'object')
    return `map of ${typeWords(schema.additionalProperties)}`;
  const base = type === 'string' ? 'text' : type;
  if (schema.format === 'binary') return 'file';
  return schema.format === undefined ? base : `${base} (${schema.format})`;
}

/** Bounds, default and pattern, each in a few words. */
export function factsOf(schema: Schema): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return [
    range(minimum, maximum, ''),
    typesOf(schema).includes('string') && schema.format !== 'uuid' && schema.format !== 'date-time'
      ? range(minLength, maxLength, schema.format === 'binary' ? ' bytes' : ' characters')
      : null,
    range(minItems, maxItems, ' items'),
    schema.uniqueItems === true ? 'no duplicates' : null,
    schema.const === undefined ? null : `always ${JSON.stringify(schema.const)}`,
    schema.default === undefined ? null : `default ${JSON.stringify(schema.default)}`,
    schema.deprecated === true ? 'deprecated' : null,
  ].filter((fact) => fact !== null);
}

function range(least: number | undefined, most: number | undefined, unit: string): string | null {
  const words = (count: number): string => count.toLocaleString('en');
  if (least !== undefined && most !== undefined)
    return least === most ? `${words(least)}${unit}` : `${words(least)} to ${words(most)}${unit}`;
  if (most !== undefined) return `at most ${words(most)}${unit}`;
  return least === undefined ? null : `at least ${words(least)}${unit}`;
}

/** A value as it is typed into a field; nothing for none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

/** A value that it may have. */
export function exampleOf(schema: Schema): unknown {
  return schema.example ?? schema.examples?.[0] ?? schema.default;
}
