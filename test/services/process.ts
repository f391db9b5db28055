// The service as `npm start` or `npm run start:worker` runs it, by the first word; with a consumer `notifications` that
// does nothing but be noted for what it hears, unless there is a real one.
import 'reflect-metadata';
import { boot } from '../../src/boot/boot.js';
import type { Consumers } from '../../src/events/consumers.js';
import { EventFlow } from '../../src/events/event-flow.js';
import { ConsumerQueues } from '../../src/events/rabbitmq/consumer-queues.js';

const hook = 'onApplicationBootstrap';
// whichever of them comes first; all features have registered by then
for (const { prototype } of [EventFlow, ConsumerQueues]) {
  const begin = Object.getOwnPropertyDescriptor(prototype, hook)?.value as (this: object) => unknown;
  Object.defineProperty(prototype, hook, {
    value(this: { consumers: Consumers }) {
      const hears = { types: ['order.*', 'payment.*'], handle: () => Promise.resolve() };
      if (this.consumers.find('notifications') === null)
        this.consumers.register({ name: 'notifications', ...hears });
      return begin.call(this);
    },
  });
}

const [what, ...parameters] = process.argv.slice(2);
await boot({ serves: what === 'api', works: true }, parameters);
