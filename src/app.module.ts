import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccessModule } from './access/access.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CacheModule } from './cache/cache.module.js';
import { CartsModule } from './carts/carts.module.js';
import { ClockModule } from './clock/clock.module.js';
import type { Background } from './config/background.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DiscountsModule } from './discounts/discounts.module.js';
import { EventsModule } from './events/events.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { LiveModule } from './live/live.module.js';
import { MailModule } from './mail/mail.module.js';
import { MediaModule } from './media/media.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { OutsideModule } from './outside/outside.module.js';
import { PagesModule } from './pages/pages.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { PeopleModule } from './people/people.module.js';
import { PostsModule } from './posts/posts.module.js';
import { ProductsModule } from './products/products.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { ShippingModule } from './shipping/shipping.module.js';
import { TaxesModule } from './taxes/taxes.module.js';
import { UsersModule } from './users/users.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

const ground = [
  ClockModule,
  LoggingModule,
  DatabaseModule,
  HttpModule,
  CacheModule,
  EventsModule,
  JobsModule,
  OutsideModule,
  AccessModule,
  AuditModule,
  HealthModule,
];
const features = [
  UsersModule,
  AuthModule,
  ProductsModule,
  PaymentsModule,
  DiscountsModule,
  ShippingModule,
  TaxesModule,
  CartsModule,
  OrdersModule,
  ReportsModule,
  ReviewsModule,
  MediaModule,
  PostsModule,
  FeedsModule,
  PeopleModule,
  WebhooksModule,
  LiveModule,
  NotificationsModule,
  PagesModule,
];

/** The list of what Stoa is made of. */
@Module({})
export class AppModule {
  static with(config: Config, background: Background): DynamicModule {
    const clockwork = background.isOn ? [ScheduleModule.forRoot()] : [];
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config, background),
        MailModule.with(config),
        ...clockwork,
        ...ground,
        ...features,
      ],
    };
  }
}
