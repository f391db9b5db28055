// The service as `npm start` or `npm run start:worker` runs it, by the first word; with a consumer `notifications` that
// does nothing but be noted for what it hears, unless there is a real one.
import 'reflect-metadata';
import { boot } from '../../src/boot/boot.js';
import type { Consumers } from '../../src/events/consumers.js';
import { EventFlow } from '../../src/events/event-flow.js';

const begin = Object.getOwnPropertyDescriptor(EventFlow.prototype, 'onApplicationBootstrap')?.value as (
  this: EventFlow,
) => void;
EventFlow.prototype.onApplicationBootstrap = function (this: EventFlow): void {
  const { consumers } = this as unknown as { consumers: Consumers };
  const hears = { types: ['order.*', 'payment.*'], handle: () => Promise.resolve() };
  if (consumers.find('notifications') === null) consumers.register({ name: 'notifications', ...hears });
  begin.call(this);
};

const [what, ...parameters] = process.argv.slice(2);
await boot({ serves: what === 'api', works: true }, parameters);
