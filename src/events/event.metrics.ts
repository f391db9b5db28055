import { Counter, Gauge } from 'prom-client';

const labelNames = ['consumer'] as const;

export const eventsDelivered = new Counter({
  name: 'stoa_events_delivered_total',
  help: 'Events that a consumer is done with',
  labelNames,
  registers: [],
});

export const eventFailures = new Counter({
  name: 'stoa_event_failures_total',
  help: 'Attempts to deliver that failed: of an event, or of a claim for somebody outside',
  labelNames,
  registers: [],
});

export const eventsDead = new Counter({
  name: 'stoa_events_dead_total',
  help: 'Events that became dead letters',
  labelNames,
  registers: [],
});

export const eventsWaiting = new Gauge({
  name: 'stoa_events_waiting',
  help: 'Events that wait for a consumer, or for the relay to give them their places; 100000: as many or more',
  labelNames,
  registers: [],
});

export const oldestWaiting = new Gauge({
  name: 'stoa_event_oldest_waiting_seconds',
  help: 'Age of the event that has waited longest for a consumer, or for the relay; 0: none waits',
  labelNames,
  registers: [],
});

export const deadLetters = new Gauge({
  name: 'stoa_dead_letters',
  help: 'Dead letters of a consumer; 100000: as many or more',
  labelNames,
  registers: [],
});

export const unknownConsumers = new Gauge({
  name: 'stoa_event_consumer_unknown',
  help: '1: events or dead letters are kept for a consumer that this release does not have',
  labelNames,
  registers: [],
});

/** All that is measured of the flow. */
export const eventMetrics = [
  eventsDelivered,
  eventFailures,
  eventsDead,
  eventsWaiting,
  oldestWaiting,
  deadLetters,
  unknownConsumers,
];
