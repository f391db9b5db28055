import { Counter, Gauge } from 'prom-client';

/** Calls to the outside by how they ended: `ok`, `failed`, or `refused` by an open breaker or because too many ran. */
export const outsideCalls = new Counter({
  name: 'stoa_outside_calls_total',
  help: 'Calls to dependencies outside by how they ended',
  labelNames: ['dependency', 'outcome'] as const,
  registers: [],
});

/** 0: closed, 0.5: one call tries whether it is well again, 1: open. */
export const outsideOpen = new Gauge({
  name: 'stoa_outside_breaker_open',
  help: 'Circuit breakers of dependencies outside: 0 closed, 0.5 half open, 1 open',
  labelNames: ['dependency'] as const,
  registers: [],
});

/** All that is measured of the outside. */
export const outsideMetrics = [outsideCalls, outsideOpen];
