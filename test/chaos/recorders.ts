import type { Pool } from 'pg';
import type { InnerConsumer, OuterConsumer } from '../../src/events/consumers.js';
import type { Stoa } from '../support/stoa.js';

/** Makes the tables that the recorders write to. */
export async function prepareRecorders({ sql }: Stoa): Promise<void> {
  for (const table of ['heard_inside', 'heard_outside'])
    await sql.query(`CREATE TABLE ${table} (at bigserial PRIMARY KEY, event_id uuid NOT NULL, aggregate_id uuid NOT NULL,
      sequence int NOT NULL); GRANT ALL ON ${table} TO PUBLIC; GRANT ALL ON SEQUENCE ${table}_at_seq TO PUBLIC`);
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
