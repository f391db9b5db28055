import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { AddressPolicy } from './address/address-policy.js';
import { Names } from './address/names.js';
import { Claims } from './delivery/claims.js';
import { WebhookDeliveriesController } from './delivery/deliveries.controller.js';
import { DeliveriesService } from './delivery/deliveries.service.js';
import { NewDeliveries } from './delivery/new-deliveries.js';
import { Outcomes } from './delivery/outcomes.js';
import { DeliveryRetention } from './delivery/retention.js';
import { WebhookCall } from './delivery/webhook-call.js';
import { WebhookSender } from './delivery/webhook-sender.js';
import { ShownSecrets } from './shown-secrets.js';
import { WebhookEnds } from './webhook-ends.js';
import { WebhookLetters } from './webhook-letters.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSweeps } from './webhook-sweeps.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

/** Finding, calling and recording. */
const sending = [AddressPolicy, Names, Claims, WebhookCall, Outcomes, WebhookSender];

@Module({
  imports: [UsersModule],
  controllers: [WebhooksController, WebhookDeliveriesController],
  providers: [
    ...sending,
    DeliveriesService,
    DeliveryRetention,
    NewDeliveries,
    ShownSecrets,
    WebhookEnds,
    WebhookLetters,
    WebhookSecrets,
    WebhookSweeps,
    WebhooksService,
  ],
})
export class WebhooksModule {}
