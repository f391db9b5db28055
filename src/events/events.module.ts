import { Global, Module } from '@nestjs/common';
import { Consumers } from './consumers.js';
import { Deliveries } from './delivery/deliveries.js';
import { Failures } from './delivery/failures.js';
import { EventFlow } from './event-flow.js';
import { Outbox } from './outbox.js';
import { EventRelay } from './relay/relay.js';

@Global()
@Module({
  providers: [Outbox, Consumers, EventRelay, Deliveries, Failures, EventFlow],
  exports: [Outbox, Consumers, EventFlow],
})
export class EventsModule {}
