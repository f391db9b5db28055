type Schema = Record<string, unknown>;
type Schemas = Readonly<Record<string, Schema>>;

const byFormat: Readonly<Record<string, unknown>> = {
  uuid: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11',
  'date-time': '2026-01-31T09:30:00.000Z',
  email: 'anna@example.com',
  password: 'correct horse battery staple',
};

/** What a text says whose comment gives no example, by its name; `Schema.name` before `name`. */
const byName: Readonly<Record<string, string>> = {
  'Me.name': 'Anna Berg',
  'Person.name': 'Anna Berg',
  'User.name': 'Anna Berg',
  'Address.name': 'Anna Berg',
  'CreateUserAddress.name': 'Anna Berg',
  'ShippingAddress.name': 'Anna Berg',
  'UpdateUserAddress.name': 'Anna Berg',
  'UserAddress.name': 'Anna Berg',
  'CreateShippingMethod.name': 'Standard',
  'OrderShippingMethod.name': 'Standard',
  'ShippingMethod.name': 'Standard',
  'UpdateShippingMethod.name': 'Standard',
  'NotificationSetting.name': 'Orders',
  'NotificationSetting.description': 'What becomes of your orders.',
  'Discount.description': 'Ten per cent for new customers.',
  'Highlight.name': 'Enamel <mark>kettle</mark>',
  'Highlight.description': 'A <mark>kettle</mark> for two litres.',
  'PostHighlights.title': 'How to choose a <mark>kettle</mark>',
  'PostHighlights.text': 'A <mark>kettle</mark> lasts for decades.',
  'Order.note': 'Please ring twice.',
  'Adjustment.label': 'WELCOME10',
  'OrderRefund.reason': 'The lid was broken.',
  'ImportError.message': 'must be a whole number',
  'ImportFailure.detail': 'The file ends in the middle of a row.',
  'PostImportFailure.detail': 'The file is no export that is known.',
  'Problem.detail': 'There is nothing here, or nothing that you may see.',
  name: 'Enamel kettle',
  description: 'Two litres, for every kind of stove.',
  line1: 'Storgata 1',
  line2: 'Second floor',
  region: 'Oslo',
  label: 'VAT',
  reason: 'The customer asked for it.',
  note: 'Counted on Monday.',
  message: 'must not be empty',
  publishError: 'The slug is taken by another post.',
  content_html: '<p>A kettle lasts for decades.</p>',
  content_text: 'A kettle lasts for decades.',
  billedTo: 'Anna Berg\nStorgata 1\n0155 Oslo',
  nextCursor: 'eyJpZCI6IjAxOTdhNWI2In0',
  prevCursor: 'eyJpZCI6IjAxOTdhNWI1In0',
  token: 'Zk8vQ1n5c3V0b2EtZXhhbXBsZS10b2tlbi1ub3QtcmU',
  alt: 'An enamel kettle on a stove',
  cron: '*/5 * * * *',
  title: 'How to choose a kettle',
  text: 'enamel kettle',
};

/** An example of the schema, put together from the examples of its parts. */
export function exampleOf(schema: Schema, schemas: Schemas, owner = '', name = ''): unknown {
  const { $ref, anyOf, properties, items } = schema;
  if (typeof $ref === 'string') return exampleOf(named($ref, schemas), schemas, $ref.split('/').at(-1), name);
  const given = givenExample(schema);
  if (given !== undefined) return given;
  if (Array.isArray(anyOf)) return exampleOf((anyOf as Schema[])[0] ?? {}, schemas, owner, name);
  if (properties !== undefined) return exampleOfParts(properties as Schemas, schemas, owner);
  if (items !== undefined) return [exampleOf(items as Schema, schemas)];
  return ofType(schema) ?? namedText(owner, name);
}

function exampleOfParts(properties: Schemas, schemas: Schemas, owner: string): unknown {
  const parts = Object.entries(properties);
  return Object.fromEntries(parts.map(([part, of]) => [part, exampleOf(of, schemas, owner, part)]));
}

const namedText = (owner: string, name: string): string =>
  byName[`${owner}.${name}`] ?? byName[name] ?? 'Text';

/** What a request needs beside what is always required, or in place of its first member, to be taken. */
const alsoNeeded: Readonly<Record<string, readonly string[]>> = {
  CreateProduct: ['price', 'stock', 'sku'],
  MoveStock: ['delta', 'reason'],
  CreateDiscount: ['percent'],
  ChangePassword: ['currentPassword'],
  Challenge: ['code'],
};

/** The example with what is required alone; where nothing is, with the first member. */
export function leastOf(schema: Schema, schemas: Schemas, owner = '', name = ''): unknown {
  const { $ref, properties, items, required = [] } = schema;
  if (typeof $ref === 'string') return leastOf(named($ref, schemas), schemas, $ref.split('/').at(-1), name);
  if (items !== undefined && givenExample(schema) === undefined) return [leastOf(items as Schema, schemas)];
  if (properties === undefined) return exampleOf(schema, schemas, owner, name);
  const parts = Object.entries(properties as Record<string, Schema>);
  const names = [...(required as string[]), ...(alsoNeeded[owner] ?? [])];
  const needed = parts.filter(([part]) => names.includes(part));
  const told = needed.length > 0 ? needed : parts.slice(0, 1);
  return Object.fromEntries(told.map(([part, of]) => [part, leastOf(of, schemas, owner, part)]));
}

const named = ($ref: string, schemas: Schemas): Schema => schemas[$ref.split('/').at(-1) ?? ''] ?? {};

/** The one that the field's comment gives, or the first of an enum. Comments make numbers of texts that look like one. */
function givenExample({ examples, enum: values, const: only, type }: Schema): unknown {
  if (Array.isArray(examples)) return type === 'string' ? String(examples[0]) : (examples as unknown[])[0];
  return Array.isArray(values) ? (values as unknown[])[0] : only;
}

/** Of a text without a format: nothing. */
function ofType({ type, format, minimum }: Schema): unknown {
  const known = typeof format === 'string' ? byFormat[format] : undefined;
  if (known !== undefined) return known;
  const plain = Array.isArray(type) ? (type as string[])[0] : type;
  if (plain === 'integer' || plain === 'number') return minimum ?? 0;
  if (plain === 'boolean') return false;
  return plain === 'object' ? {} : undefined;
}
