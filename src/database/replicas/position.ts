import type { NamedQuery } from '../batch.js';

/** How far a server has come: a primary with writing, a replica with taking over what was written. */
export interface Position {
  /** Of which cluster it is, the same for a primary and its replicas. */
  readonly server: string;
  readonly isReplica: boolean;
  /** Counts promotions. Behind one, what two servers hold at the same place may differ. */
  readonly timeline: number;
  /** The place in the log of what is written: bytes from its beginning. */
  readonly at: number;
}

/**
 * Asks a server for its position. Of a primary everything is before it whose commit somebody was told of: those are
 * flushed, unless the server was set to answer sooner. Of a replica everything before it can be seen.
 */
export const askPosition: NamedQuery = {
  name: 'position',
  text: `SELECT s.system_identifier::text AS server, pg_is_in_recovery() AS "isReplica",
    CASE WHEN pg_is_in_recovery() THEN greatest(c.timeline_id, r.min_recovery_end_timeline)
      ELSE ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::int END AS timeline,
    coalesce(pg_wal_lsn_diff(
      CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()
        WHEN current_setting('synchronous_commit') = 'off' THEN pg_current_wal_insert_lsn()
        ELSE pg_current_wal_flush_lsn() END, '0/0'), 0)::bigint AS at
  FROM pg_control_system() s, pg_control_checkpoint() c, pg_control_recovery() r`,
  values: [],
};

/** Whether a replica that is `here` has everything that its primary had when it was at `wanted`. */
export function holds(here: Position, wanted: Position): boolean {
  const isOfIt = here.isReplica && here.server === wanted.server && here.timeline === wanted.timeline;
  return isOfIt && here.at >= wanted.at;
}
