import type { Options } from 'amqplib';
import { isId } from '../../http/fields/text.js';
import type { StoredEvent } from '../stored-event.js';

/** A message that is no event, and will not become one by being tried again. */
export class Poison extends Error {}

const form = /^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/;
const longestType = 100;
const largestSequence = 2 ** 31 - 1;

/** The event as asyncapi.json describes it, for the wire. */
export function bodyOf({
  id,
  type,
  version,
  aggregateId,
  sequence,
  occurredAt,
  payload,
}: StoredEvent): Buffer {
  return Buffer.from(JSON.stringify({ id, type, version, aggregateId, sequence, occurredAt, payload }));
}

/** What the message says beside its body. */
export function propertiesOf({
  id,
  type,
  version,
  aggregateId,
  sequence,
  occurredAt,
}: StoredEvent): Options.Publish {
  return {
    persistent: true,
    mandatory: true,
    messageId: id,
    type,
    appId: 'stoa',
    contentType: 'application/json',
    // AMQP counts whole seconds; the body has the milliseconds
    timestamp: Math.floor(occurredAt.getTime() / 1000),
    headers: { version, aggregateId, sequence },
  };
}

/**
 * The event of a message.
 *
 * @throws Poison it is not JSON, or not the JSON of an event
 */
export function eventOf(body: Buffer): StoredEvent {
  const { id, type, version, aggregateId, sequence, payload, occurredAt } = fieldsOf(body);
  if (!isIdText(id) || !isIdText(aggregateId))
    throw new Poison('the message has no id, or none of its aggregate');
  if (!isType(type)) throw new Poison('the message has no type');
  if (!isCount(version) || !isCount(sequence)) throw new Poison('the message has no version, or no sequence');
  if (typeof payload !== 'object' || payload === null) throw new Poison('the message has no payload');
  const told = new Date(String(occurredAt));
  if (!(told.getTime() >= 0)) throw new Poison('the message does not say when it happened');
  return {
    id,
    type,
    version,
    aggregateId,
    sequence,
    payload: payload as StoredEvent['payload'],
    occurredAt: told,
  };
}

function fieldsOf(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    throw new Poison('the message is not JSON');
  }
  throw new Poison('the message is no object');
}

function isType(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestType && form.test(value);
}

function isIdText(value: unknown): value is string {
  return typeof value === 'string' && isId(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= largestSequence;
}
