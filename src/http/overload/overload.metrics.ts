import { Counter, Gauge } from 'prom-client';

/** `requests`: as many as may be were worked on; `event_loop`: fewer may be while it is late; `database`: too many wait for it. */
export const shedRequests = new Counter({
  name: 'stoa_shed_requests_total',
  help: 'Requests that were refused because there was more to do than can be done, by what was full',
  labelNames: ['reason'] as const,
  registers: [],
});

export const requestsInFlight = new Gauge({
  name: 'stoa_requests_in_flight',
  help: 'Requests that are worked on; streams, uploads and long answers are not counted',
  labelNames: ['lane'] as const,
  registers: [],
});

export const requestsLimit = new Gauge({
  name: 'stoa_requests_in_flight_limit',
  help: 'How many requests of each lane may be worked on now',
  labelNames: ['lane'] as const,
  registers: [],
});

export const loopDelay = new Gauge({
  name: 'stoa_event_loop_delay_seconds',
  help: 'How late the event loop is, over the last third of a second or so',
  registers: [],
});

/** All that is measured of overload. */
export const overloadMetrics = [shedRequests, requestsInFlight, requestsLimit, loopDelay];
