// The service as `npm start`, `npm run start:api` and `npm run start:worker` run it, with two more consumers that write down
// what they get: one in the database, one outside of it (on a connection of its own, committed whatever becomes of the
// delivery). `instance.ts serves|works|both [--only NAMES]`; CHAOS_DIES has it end itself at a spot that chance rarely finds.
import 'reflect-metadata';
import pg from 'pg';
import { boot } from '../../src/boot/boot.js';
import type { Consumers } from '../../src/events/consumers.js';
import { QueuedEvents } from '../../src/events/rabbitmq/queued-events.js';
import { RabbitPublisher } from '../../src/events/rabbitmq/rabbit-publisher.js';
import { record, recordOutside } from './recorders.js';

const [duty = 'both', ...parameters] = process.argv.slice(2);
const dies = process.env['CHAOS_DIES'];
const outside = new pg.Pool({ connectionString: process.env['CHAOS_DATABASE_URL'] ?? '', max: 1 });
outside.on('error', () => undefined);

/** Nothing of this process happens after it. */
const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

/** What `name` of the class does, and `more` around it. */
function around<T extends object>(
  prototype: T,
  name: keyof T & string,
  more: (original: any) => unknown,
): void {
  const original = Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown;
  Object.defineProperty(prototype, name, { value: more(original) });
}

const registered =
  dies === 'before commit'
    ? {
        ...record,
        handle: async (...facts: Parameters<typeof record.handle>) => record.handle(...facts).then(die),
      }
    : record;
around(
  RabbitPublisher.prototype,
  'onModuleInit',
  (original: () => void) =>
    function (this: { consumers: Consumers }): void {
      this.consumers.register(registered);
      this.consumers.register(recordOutside(outside));
      original.call(this);
    },
);
if (dies === 'before acknowledging')
  around(
    QueuedEvents.prototype,
    'handle',
    (original: QueuedEvents['handle']) =>
      async function (this: QueuedEvents, ...facts: Parameters<QueuedEvents['handle']>) {
        const fate = await original.apply(this, facts);
        return facts[0].name === record.name ? die() : fate;
      },
  );

await boot({ serves: duty !== 'works', works: duty !== 'serves' }, parameters);
