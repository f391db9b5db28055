import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';
import type { AuditDetails, AuditType } from './audit-log.js';

/** An entry as it is read. */
export interface AuditRow {
  id: string;
  type: AuditType;
  actor_id: string | null;
  user_id: string | null;
  session_id: string | null;
  address: string | null;
  user_agent: string | null;
  request_id: string | null;
  details: AuditDetails;
  occurred_at: Date;
}

const columns = `a.id, a.type, a.actor_id, a.user_id, a.session_id, host(a.address) AS address, a.user_agent,
  a.request_id, a.details, a.occurred_at`;

export const auditListing: Listing = {
  select: columns,
  from: 'audit_log a',
  sortable: { occurredAt: 'a.occurred_at' },
  defaultSort: '-occurredAt',
  idColumn: 'a.id',
};

/** The entries about $1 after the place $2, $3: $4 of them at most. */
export const entriesAbout = statement<AuditRow>(
  'audit-entries-about',
  `SELECT ${columns} FROM audit_log a WHERE a.user_id = $1 AND (a.occurred_at, a.id) > ($2, $3)
   ORDER BY a.occurred_at, a.id LIMIT $4`,
);
