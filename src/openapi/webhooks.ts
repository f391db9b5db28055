import type { OpenAPIObject } from '@nestjs/swagger';
import { exampleOf } from './examples.js';

type Schema = Record<string, unknown>;
type Schemas = Record<string, Schema>;

/** An event as its class has it: what it is called, what it means, and the schema of what it carries. */
export interface EventKind {
  readonly type: string;
  readonly meaning: string;
  readonly schema: Schema;
}

const tag = 'WebhookMessages';
const test: EventKind = {
  type: 'webhook.test',
  meaning: 'Somebody tried whether the webhook works (`POST /webhooks/:id/test`).',
  schema: {
    type: 'object',
    properties: { webhookId: { type: 'string', format: 'uuid' } },
    required: ['webhookId'],
  },
};

/**
 * The document with its `webhooks`: one for each type of message that receivers can be sent, with the headers of Standard
 * Webhooks. The schemas of the events are bounded as all others are, and name what the document has a name for.
 */
export function withWebhooks(document: OpenAPIObject, events: readonly EventKind[]): OpenAPIObject {
  const known = document.components?.schemas as unknown as Schemas;
  const kinds = [...events, test];
  const schemas = Object.assign({ ...known }, ...kinds.map((kind) => messageSchemas(kind, known))) as Schemas;
  return {
    ...document,
    webhooks: Object.fromEntries(kinds.map((kind) => [kind.type, { post: messageOf(kind, schemas) }])),
    components: {
      ...document.components,
      parameters: { ...document.components?.parameters, ...headers },
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  } as unknown as OpenAPIObject;
}

/** `order.shipment_created` is `OrderShipmentCreated` in names. */
const nameOf = (type: string): string =>
  type
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function messageSchemas({ type, meaning, schema }: EventKind, known: Schemas): Schemas {
  const name = nameOf(type);
  const taken = [`${name}Message`, `${name}Data`].find((made) => made in known);
  if (taken !== undefined) throw new Error(`"${taken}" is the name of two schemas`);
  return {
    [`${name}Data`]: {
      ...bounded(schema, type, known),
      description: `What \`${type}\` carries.`,
    },
    [`${name}Message`]: {
      type: 'object',
      description: meaning,
      required: ['type', 'timestamp', 'data'],
      properties: {
        type: { type: 'string', const: type, maxLength: 100, examples: [type] },
        timestamp: { ...instant, description: 'When it happened.' },
        data: { $ref: `#/components/schemas/${name}Data` },
      },
    },
  };
}

const instant = { type: 'string', format: 'date-time', minLength: 20, maxLength: 35 };

/** The schema of an event with the bounds and the names that the document has. Receivers let more members be. */
function bounded(schema: Schema, key: string, known: Schemas): Schema {
  const { enum: values, properties, items } = schema;
  if (Array.isArray(values)) return named(values, key, known);
  if (properties !== undefined) return boundedObject(schema, known);
  if (items !== undefined)
    return { type: 'array', maxItems: 100, items: bounded(items as Schema, key, known) };
  return { ...boundsOf(schema), ...schema, ...exampleFor(key) };
}

function boundedObject({ properties, required }: Schema, known: Schemas): Schema {
  const parts = Object.entries(properties as Schemas);
  if (parts.map(([name]) => name).join() === 'amount,currency') return { $ref: '#/components/schemas/Sum' };
  return {
    type: 'object',
    properties: Object.fromEntries(parts.map(([name, part]) => [name, bounded(part, name, known)])),
    required,
  };
}

function named(values: readonly unknown[], key: string, known: Schemas): Schema {
  const wanted = [...values].sort().join();
  const found = Object.entries(known).find(
    ([, { enum: those }]) => Array.isArray(those) && [...(those as unknown[])].sort().join() === wanted,
  );
  if (found === undefined) throw new Error(`no schema is the enum of "${key}": ${wanted}`);
  return { $ref: `#/components/schemas/${found[0]}` };
}

function boundsOf({ type, format }: Schema): Schema {
  const plain = [type].flat()[0];
  if (plain === 'integer')
    return { format: 'int64', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
  if (plain !== 'string') return {};
  if (format === 'uuid') return { minLength: 36, maxLength: 36 };
  return format === 'date-time' ? instant : { maxLength: 500, pattern: '^[^\\u0000-\\u001f\\u007f]*$' };
}

const examples: Readonly<Record<string, unknown>> = {
  sku: 'KET-001',
  slug: 'enamel-kettle',
  role: 'viewer',
  status: 'active',
  reason: 'sold',
  fields: 'name',
  items: 'name',
  currency: 'USD',
  amount: 3998,
  previousAmount: 4998,
  delta: -2,
  stockAfter: 40,
  stock: 3,
  threshold: 5,
  rating: 5,
};

const exampleFor = (key: string): Schema => (key in examples ? { examples: [examples[key]] } : {});

function messageOf({ type, meaning }: EventKind, schemas: Schemas): object {
  const name = nameOf(type);
  const schema = { $ref: `#/components/schemas/${name}Message` };
  return {
    operationId: `on${name}`,
    summary: `\`${type}\``,
    description: `${meaning}\n\nPosted to the webhooks that listen for it. It may come more than once, with the same \`webhook-id\`.`,
    tags: [tag],
    security: [{}],
    parameters: Object.keys(headers).map((header) => ({ $ref: `#/components/parameters/${header}` })),
    requestBody: {
      required: true,
      content: { 'application/json': { schema, example: exampleOf(schema, schemas) } },
    },
    responses: answers,
  };
}

const answers = {
  204: { description: 'Any 2xx within 15 seconds: the message is kept.' },
  410: {
    description: 'Send nothing any more: the webhook is disabled. After any other answer it comes again.',
  },
};

const header = (name: string, description: string, schema: Schema) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', minLength: 1, ...schema },
});

/** The headers of Standard Webhooks. */
const headers = {
  WebhookId: header('webhook-id', 'The same at each attempt: what was seen before is dropped by it.', {
    format: 'uuid',
    maxLength: 36,
    examples: ['0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11'],
  }),
  WebhookTimestamp: header('webhook-timestamp', 'When this attempt was signed: Unix time in seconds.', {
    maxLength: 12,
    pattern: '^\\d+$',
    examples: ['1769851800'],
  }),
  WebhookSignature: header(
    'webhook-signature',
    'One signature, or one for each secret while it changes: `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64.',
    {
      maxLength: 200,
      pattern: '^v1,\\S+( v1,\\S+)*$',
      examples: ['v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4='],
    },
  ),
};
