import fc, { type Arbitrary } from 'fast-check';

/** The parts of JSON Schema that our document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly examples?: readonly unknown[];
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Values that have broken somebody's service. */
export const nasty: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff',
    '\u202e',
    '\ufeff',
    '\uffff',
  ),
  fc.constantFrom<unknown>(
    '\n',
    '\r\nX: y',
    "'; DROP TABLE users; --",
    '${7*7}',
    '{{7*7}}',
    '../../etc/passwd',
    '%',
    '\\',
  ),
  fc.constantFrom<unknown>(
    '[x](javascript:alert(1))',
    '<script>',
    '>'.repeat(300),
    '[['.repeat(300),
    '*'.repeat(999),
  ),
  fc.constantFrom<unknown>(
    'NaN',
    'Infinity',
    '0x10',
    ' 1',
    '1e3',
    '-0',
    '١',
    '1_000',
    'null',
    'undefined',
    '[object Object]',
  ),
  fc.constantFrom<unknown>(
    -1,
    -0,
    0.1,
    1e308,
    -1e308,
    5e-324,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    2 ** 53 + 2,
    2 ** 63,
  ),
  fc.constantFrom<unknown>(
    '2026-02-30T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '9999-12-31T23:59:60Z',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [{}],
    [null],
    { length: 1 },
    { toString: 1 },
    { $gt: '' },
    { a: { b: { c: {} } } },
  ),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.nat({ max: 20_000 }).map((length) => 'x'.repeat(length)),
  fc.jsonValue({ maxDepth: 3 }),
);

/** What an address may be made of: escaped well or badly. */
export const nastyEscapes: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '%',
    '%0',
    '%zz',
    '%00',
    '%0a',
    '%ff',
    '%c0%af',
    '%ed%a0%80',
    '%2F',
    '..',
    '.',
    '%2e%2e',
    ';',
    '*',
    '+',
  ),
  nasty.map((value) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return encodeURIComponent(text.toWellFormed()).slice(0, 3000);
  }),
);

/** Any value as text, for where only text can be said. */
export function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();
}

/** Values of the schema, most of them; now and then a part of one is nasty. */
export function valuesOf(schema: Schema, resolve: Resolve): Arbitrary<unknown> {
  const good = goodValuesOf(schema, resolve);
  return fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: nasty });
}

type Resolve = (reference: string) => Schema;

function goodValuesOf(schema: Schema, resolve: Resolve): Arbitrary<unknown> {
  if (schema.$ref !== undefined) return goodValuesOf(resolve(schema.$ref), resolve);
  const choices = schema.allOf ?? schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => goodValuesOf(choice, resolve)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  return byType[schema.type ?? 'null']?.(schema, resolve) ?? fc.constant(null);
}

const byType: Readonly<Record<string, (schema: Schema, resolve: Resolve) => Arbitrary<unknown>>> = {
  object: objectsOf,
  array: ({ items = {}, minItems = 0 }, resolve) =>
    fc.array(valuesOf(items, resolve), { minLength: minItems, maxLength: 4 }),
  boolean: () => fc.boolean(),
  integer: ({ minimum = 0, maximum = 100 }) =>
    fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) }),
  string: (schema) =>
    fc.oneof(...(schema.examples ?? []).map((value) => fc.constant(value)), textsOf(schema)),
};

function objectsOf(schema: Schema, resolve: Resolve): Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    name,
    valuesOf(field, resolve),
  ]);
  const known = fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>, {
    requiredKeys: [...(schema.required ?? [])],
  });
  const more = fc.dictionary(fc.string(), nasty, { maxKeys: 2 });
  return fc.oneof(
    { weight: 8, arbitrary: known },
    { weight: 1, arbitrary: fc.tuple(known, more).map(([one, other]) => ({ ...one, ...other })) },
    { weight: 1, arbitrary: fc.record({}) },
  );
}

function textsOf({ format, pattern, maxLength }: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'email') return fc.emailAddress();
  const texts =
    pattern === undefined
      ? fc.string()
      : fc.stringMatching(new RegExp(pattern.replaceAll(/\(\?[=!][^)]*\)/g, '')));
  return texts.map((text) => text.slice(0, maxLength));
}
