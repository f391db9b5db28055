import { Counter, Gauge } from 'prom-client';
import { registry } from '../health/metrics.js';

export const openStreams = new Gauge({
  name: 'stoa_event_streams_open',
  help: 'Event streams that are open in this process',
  registers: [registry],
});

export const endedStreams = new Counter({
  name: 'stoa_event_streams_ended_total',
  help: 'Event streams that were ended by the service, by reason',
  labelNames: ['reason'] as const,
  registers: [registry],
});
