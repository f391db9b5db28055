import { Counter, Gauge, Histogram } from 'prom-client';

export const jobsByState = new Gauge({
  name: 'stoa_jobs',
  help: 'Jobs by kind and state; 100000: as many or more',
  labelNames: ['job', 'state'] as const,
  registers: [],
});

export const jobDuration = new Histogram({
  name: 'stoa_job_duration_seconds',
  help: 'How long attempts at jobs took, by kind and how they ended',
  labelNames: ['job', 'outcome'] as const,
  buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120, 600],
  registers: [],
});

export const jobFailures = new Counter({
  name: 'stoa_job_failures_total',
  help: 'Attempts at jobs that failed',
  labelNames: ['job'] as const,
  registers: [],
});

/** All that is measured of jobs. */
export const jobMetrics = [jobsByState, jobDuration, jobFailures];
