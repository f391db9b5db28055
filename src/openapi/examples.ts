type Schema = Record<string, unknown>;

const byFormat: Readonly<Record<string, unknown>> = {
  uuid: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11',
  'date-time': '2026-01-31T09:30:00.000Z',
  email: 'anna@example.com',
  password: 'correct horse battery staple',
};

/** An example of the schema, put together from the examples of its parts. */
export function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  const { $ref, anyOf, properties, items } = schema;
  if (typeof $ref === 'string') return exampleOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  const given = givenExample(schema);
  if (given !== undefined) return given;
  if (Array.isArray(anyOf)) return exampleOf((anyOf as Schema[])[0] ?? {}, schemas);
  if (properties !== undefined) {
    const parts = Object.entries(properties as Record<string, Schema>);
    return Object.fromEntries(parts.map(([name, part]) => [name, exampleOf(part, schemas)]));
  }
  if (items !== undefined) return [exampleOf(items as Schema, schemas)];
  return ofType(schema['type'], schema['format'], schema['minimum']);
}

/** The one that the field's comment gives, or the first of an enum. Comments make numbers of texts that look like one. */
function givenExample({ examples, enum: values, type }: Schema): unknown {
  if (Array.isArray(examples)) return type === 'string' ? String(examples[0]) : (examples as unknown[])[0];
  return Array.isArray(values) ? (values as unknown[])[0] : undefined;
}

function ofType(type: unknown, format: unknown, minimum: unknown): unknown {
  const known = typeof format === 'string' ? byFormat[format] : undefined;
  if (known !== undefined) return known;
  const plain = Array.isArray(type) ? (type as string[])[0] : type;
  if (plain === 'integer') return minimum ?? 0;
  if (plain === 'boolean') return false;
  return plain === 'object' ? {} : 'Text';
}
