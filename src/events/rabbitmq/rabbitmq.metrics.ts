import { Counter } from 'prom-client';

export const rabbitPublished = new Counter({
  name: 'stoa_rabbitmq_published_total',
  help: 'Events sent to the exchange, also more than once',
  registers: [],
});

export const rabbitConfirmed = new Counter({
  name: 'stoa_rabbitmq_confirmed_total',
  help: 'Events that the broker says it has',
  registers: [],
});

export const rabbitReturned = new Counter({
  name: 'stoa_rabbitmq_returned_total',
  help: 'Events that no queue wanted',
  registers: [],
});

export const rabbitRedelivered = new Counter({
  name: 'stoa_rabbitmq_redelivered_total',
  help: 'Messages that came from a queue once more, because they were not acknowledged',
  labelNames: ['consumer'] as const,
  registers: [],
});

export const rabbitRefused = new Counter({
  name: 'stoa_rabbitmq_refused_total',
  help: 'Messages that were given up, because the broker refused to take them into the retry or the dead queue',
  labelNames: ['consumer'] as const,
  registers: [],
});

/** All that is measured of RabbitMQ. */
export const rabbitmqMetrics = [
  rabbitPublished,
  rabbitConfirmed,
  rabbitReturned,
  rabbitRedelivered,
  rabbitRefused,
];
