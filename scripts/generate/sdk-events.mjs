/** The types of the events of `asyncapi.json`, told apart by their `type`. */
export function sdkEvents(asyncapi, banner) {
  const { messages, schemas } = asyncapi.components;
  const events = Object.entries(messages).map(([type, { summary, payload }]) => {
    const version = payload.properties.version.const;
    return { type, summary, version, facts: typeOf(schemas[`${type}.payload`]) };
  });
  const payloads = events.map(({ type, summary, facts }) => `  /** ${summary} */\n  '${type}': ${facts};`);
  const versions = events.map(({ type, version }) => `  '${type}': ${version};`);
  return `${banner}
/** What each event says, by type. */
export interface EventPayloads {
${payloads.join('\n')}
}

/** The version of what each event says. */
export interface EventVersions {
${versions.join('\n')}
}

/** The types of all events. The service may learn new ones. */
export type EventType = keyof EventPayloads;

/** An event, as streams and queues tell it: \`if (event.type === 'order.paid') event.payload.total\`. */
export type StoaEvent = { [Type in EventType]: EventOf<Type> }[EventType];

/** An event of that type. */
export interface EventOf<Type extends EventType> {
  /** The same each time the event is delivered. */
  readonly id: string;
  readonly type: Type;
  readonly version: EventVersions[Type];
  /** What it happened to. */
  readonly aggregateId: string;
  /** 1, 2, 3 ... per aggregate. */
  readonly sequence: number;
  /** When, by RFC 3339. */
  readonly occurredAt: string;
  readonly payload: EventPayloads[Type];
}

/** What a webhook is told: an event, or a test that an admin asked for. */
export type WebhookMessage =
  | { [Type in EventType]: WebhookMessageOf<Type, EventPayloads[Type]> }[EventType]
  | WebhookMessageOf<'webhook.test', { readonly webhookId: string }>;

/** A message of that type. */
export interface WebhookMessageOf<Type extends string, Data> {
  readonly type: Type;
  /** When it happened, by RFC 3339. */
  readonly timestamp: string;
  readonly data: Data;
}
`;
}

const names = { integer: 'number', number: 'number', string: 'string', boolean: 'boolean', null: 'null' };

function typeOf(schema) {
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const kinds = [schema.type].flat();
  return kinds.map((kind) => typeNamed(kind, schema)).join(' | ');
}

function typeNamed(kind, schema) {
  if (kind === 'array') return `readonly (${typeOf(schema.items)})[]`;
  if (kind === 'object') return objectOf(schema);
  if (names[kind] === undefined)
    throw new Error(`an event with a schema of another kind: ${JSON.stringify(schema)}`);
  return names[kind];
}

function objectOf({ properties = {}, required = [] }) {
  const members = Object.entries(properties).map(
    ([name, schema]) => `readonly ${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  return `{ ${members.join('; ')} }`;
}
