import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';

const { components } = JSON.parse(readFileSync('asyncapi.json', 'utf8')) as {
  components: { schemas: Record<string, object>; messages: Record<string, object> };
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
ajv.addSchema({ $id: 'document', components });

const compiled = new Map<string, ValidateFunction>();

/** What is wrong with an event as `asyncapi.json` has it; null: nothing. Those of tests' own make are let be. */
export function eventFault(event: { type: string }): string | null {
  const { type } = event;
  if (type.startsWith('bell.')) return null;
  if (components.messages[type] === undefined) return `${type} is not documented`;
  const reference = `document#/components/messages/${type}/payload`;
  const validate = compiled.get(type) ?? ajv.compile({ $ref: reference });
  compiled.set(type, validate);
  return validate(event) ? null : `${type}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(event)}`;
}

/** What is wrong with the events of a database. */
export async function eventFaults(sql: Pool): Promise<string[]> {
  const { rows } = await sql.query<{ type: string; occurredAt: Date }>(
    `SELECT id, type, version, aggregate_id AS "aggregateId", sequence, payload, occurred_at AS "occurredAt"
     FROM outbox ORDER BY type LIMIT 20000`,
  );
  const faults = rows.map((row) => eventFault({ ...row, occurredAt: row.occurredAt.toISOString() } as never));
  return [...new Set(faults.filter((fault) => fault !== null))].slice(0, 10);
}
