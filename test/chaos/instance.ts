// The service as `npm start` runs it, with two more consumers that write down what they get: one in the database, one
// outside of it (on a connection of its own, committed whatever becomes of the delivery).
import 'reflect-metadata';
import pg from 'pg';
import { boot } from '../../src/boot/boot.js';
import type { Consumers } from '../../src/events/consumers.js';
import { EventFlow } from '../../src/events/event-flow.js';
import { record, recordOutside } from './recorders.js';

const outside = new pg.Pool({ connectionString: process.env['CHAOS_DATABASE_URL'] ?? '', max: 1 });
outside.on('error', () => undefined);

const begin = Object.getOwnPropertyDescriptor(EventFlow.prototype, 'onApplicationBootstrap')?.value as (
  this: EventFlow,
) => void;
EventFlow.prototype.onApplicationBootstrap = function (this: EventFlow): void {
  const { consumers } = this as unknown as { consumers: Consumers };
  consumers.register(record);
  consumers.register(recordOutside(outside));
  begin.call(this);
};

await boot({ serves: true, works: true });
