import { connect } from 'amqplib';
import type { Pool } from 'pg';
import type { InnerConsumer, OuterConsumer } from '../../src/events/consumers.js';
import { Topology } from '../../src/events/rabbitmq/topology.js';
import type { Stoa } from '../support/stoa.js';

/** The tables of those who write down what they get: `heard_...`, and each letter at the moment when it is asked for. */
const tables = `
  CREATE TABLE heard_inside (at bigserial PRIMARY KEY, event_id uuid NOT NULL, aggregate_id uuid NOT NULL,
    sequence int NOT NULL);
  CREATE TABLE heard_outside (LIKE heard_inside INCLUDING ALL);
  CREATE TABLE heard_by_webhooks (webhook text NOT NULL, event_id uuid NOT NULL, body text NOT NULL, status int NOT NULL);
  CREATE TABLE heard_on_streams (at bigserial PRIMARY KEY, listener text NOT NULL, event_id uuid NOT NULL,
    position bigint NOT NULL);
  CREATE TABLE stream_listeners (listener text PRIMARY KEY, since bigint NOT NULL, audiences text[] NOT NULL);
  CREATE TABLE letters_asked (at bigserial PRIMARY KEY, id uuid NOT NULL, kind text NOT NULL, facts jsonb NOT NULL);
  CREATE TABLE letters_sent (id uuid NOT NULL);
  CREATE TABLE confirmed (aggregate_id uuid NOT NULL);
  CREATE FUNCTION note_letter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    BEGIN
      INSERT INTO letters_asked (id, kind, facts) VALUES (new.id, new.kind, new.facts::jsonb);
      RETURN NULL;
    END $$;
  CREATE TRIGGER note_letter AFTER INSERT ON mails FOR EACH ROW EXECUTE FUNCTION note_letter();
  GRANT ALL ON heard_inside, heard_outside TO PUBLIC;
  GRANT ALL ON SEQUENCE heard_inside_at_seq TO PUBLIC`;

/** Makes the tables that the recorders write to. */
export async function prepareRecorders({ sql }: Pick<Stoa, 'sql'>): Promise<void> {
  await sql.query(tables);
}

/** Writes down in the transaction of the delivery. */
export const record: InnerConsumer = {
  name: 'chaos-inside',
  types: ['*'],
  handle: async (tx, { id, aggregateId, sequence }) => {
    const text = 'INSERT INTO heard_inside (event_id, aggregate_id, sequence) VALUES ($1, $2, $3)';
    await tx.rows({ name: 'chaos-heard', text }, id, aggregateId, sequence);
  },
};

/** Its queue, before the first event: what starts does this for all that it knows, and this one is made known later. */
export async function declareQueue(url: string, prefix: string): Promise<void> {
  const model = await connect(url);
  await new Topology(prefix).declare(await model.createChannel(), [record]);
  await model.close();
}

/** Writes down beside it, as somebody who is told by a network. */
export const recordOutside = (pool: Pool): OuterConsumer => ({
  name: 'chaos-outside',
  types: ['*'],
  publish: async (events) => {
    for (const { id, aggregateId, sequence } of events)
      await pool.query('INSERT INTO heard_outside (event_id, aggregate_id, sequence) VALUES ($1, $2, $3)', [
        id,
        aggregateId,
        sequence,
      ]);
  },
});
