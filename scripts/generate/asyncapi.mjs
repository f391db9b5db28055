/** The AsyncAPI 3 document: each event as a message. */
export function asyncApiDocument(events, version) {
  const names = events.map(({ type }) => type);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Stoa events',
      version,
      description:
        'What the shop and the journal tell of their changes. An event is written in the transaction of its change and delivered at least once, in order per aggregate; the same `id` always means the same event. Names, types and versions are never reused.',
      contact: { name: 'Stoa', url: 'https://stoa.test', email: 'hello@stoa.test' },
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      tags: [{ name: 'events', description: 'Changes that others may care about.' }],
    },
    defaultContentType: 'application/json',
    servers: {
      rabbitmq: {
        host: 'localhost:5672',
        protocol: 'amqp',
        description: 'The broker that RABBITMQ_URL names; there may be none.',
      },
    },
    channels: {
      events: {
        address: 'stoa.events',
        title: 'All events',
        description:
          'Where RabbitMQ is configured, the topic exchange `stoa.events`; the routing key is the type.',
        messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: {
      tell: {
        action: 'send',
        channel: { $ref: '#/channels/events' },
        summary: 'Stoa tells of a change.',
        description:
          'At least once, and in order per aggregate. Whoever listens knows by `id` what it has seen.',
        messages: names.map((name) => ({ $ref: `#/channels/events/messages/${name}` })),
      },
    },
    components: {
      messages: Object.fromEntries(events.map((event) => [event.type, messageOf(event)])),
      schemas: {
        ...Object.fromEntries(events.map(({ type, schema }) => [`${type}.payload`, schema])),
      },
    },
  };
}

function messageOf({ type, version, meaning }) {
  return {
    name: type,
    title: type,
    summary: meaning,
    contentType: 'application/json',
    payload: {
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid', description: 'The same each time the event is delivered.' },
        type: { const: type },
        version: { const: version },
        aggregateId: { type: 'string', format: 'uuid', description: 'What it happened to.' },
        sequence: { type: 'integer', minimum: 1, description: '1, 2, 3 ... per aggregate.' },
        occurredAt: { type: 'string', format: 'date-time' },
        payload: { $ref: `#/components/schemas/${type}.payload` },
      },
      required: ['id', 'type', 'version', 'aggregateId', 'sequence', 'occurredAt', 'payload'],
    },
  };
}
