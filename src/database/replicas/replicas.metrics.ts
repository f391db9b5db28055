import { Counter } from 'prom-client';

/** Where was read what a replica may answer. */
export const replicaReads = new Counter({
  name: 'stoa_replica_reads_total',
  help: 'Readings that replicas may answer, by who did: a replica, or the primary in its place',
  labelNames: ['from'] as const,
  registers: [],
});
