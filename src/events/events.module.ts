import { Global, Module } from '@nestjs/common';
import { Backlog } from './backlog.js';
import { Consumers } from './consumers.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { Replay } from './dead-letters/replay.js';
import { Claims } from './delivery/claims.js';
import { Deliveries } from './delivery/deliveries.js';
import { Failures } from './delivery/failures.js';
import { Lanes } from './delivery/lanes.js';
import { Outlets } from './delivery/outlets.js';
import { Publishing } from './delivery/publishing.js';
import { EventFlow } from './event-flow.js';
import { Outbox } from './outbox.js';
import { PromptWork } from './relay/prompt-work.js';
import { EventRelay } from './relay/relay.js';
import { Shares } from './relay/shares.js';
import { ConsumerQueues } from './rabbitmq/consumer-queues.js';
import { QueuedEvents } from './rabbitmq/queued-events.js';
import { RabbitPublisher } from './rabbitmq/rabbit-publisher.js';
import { EventSweeps } from './retention/event-sweeps.js';
import { EventRetention } from './retention/event-retention.js';

const delivery = [Claims, Deliveries, Failures, Lanes, Outlets, Publishing];

@Global()
@Module({
  controllers: [DeadLettersController],
  providers: [
    ...[Outbox, Consumers, EventRelay, PromptWork, Shares, EventFlow, EventRetention, EventSweeps, Backlog],
    ...delivery,
    ...[DeadLetters, Replay],
    ...[RabbitPublisher, QueuedEvents, ConsumerQueues],
  ],
  exports: [Outbox, Consumers, EventFlow, Backlog, RabbitPublisher],
})
export class EventsModule {}
