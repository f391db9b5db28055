import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CartsModule } from '../carts/carts.module.js';
import { MediaModule } from '../media/media.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { PostsModule } from '../posts/posts.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { UsersModule } from '../users/users.module.js';
import { ErasureService } from './erasure.service.js';
import { ExportService } from './export.service.js';
import { Farewell } from './farewell.js';
import { Forgetting } from './forgetting.js';
import { PeopleController } from './people.controller.js';
import { PersonReading } from './person-reading.js';
import { Records } from './records.js';

@Module({
  imports: [
    AuthModule,
    CartsModule,
    MediaModule,
    NotificationsModule,
    OrdersModule,
    PostsModule,
    ReviewsModule,
    UsersModule,
  ],
  controllers: [PeopleController],
  providers: [ErasureService, ExportService, Farewell, Forgetting, PersonReading, Records],
})
export class PeopleModule {}
