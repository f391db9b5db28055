import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/orders.module.js';
import { PostsModule } from '../posts/posts.module.js';
import { ProductsModule } from '../products/products.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { UsersModule } from '../users/users.module.js';
import { Choices } from './choices/choices.js';
import { NotificationsController } from './choices/notifications.controller.js';
import { NotificationsService } from './choices/notifications.service.js';
import { LetterEvents } from './letter-events.js';
import { NotificationsFacade } from './notifications.facade.js';
import { CommentLetters } from './optional/comment-letters.js';
import { Digests } from './optional/digests.js';
import { OptionalLetters } from './optional/optional-letters.js';
import { ReviewLetters } from './optional/review-letters.js';
import { StockLetters } from './optional/stock-letters.js';
import { Unsubscribing } from './optional/unsubscribing.js';
import { OrderLetters } from './orders/order-letters.js';
import { OrderNotifications } from './orders/order-notifications.js';

const optional = [CommentLetters, Digests, OptionalLetters, ReviewLetters, StockLetters, Unsubscribing];

/** Who is told by letter of what happened. */
@Module({
  imports: [OrdersModule, PostsModule, ProductsModule, ReviewsModule, UsersModule],
  controllers: [NotificationsController],
  providers: [
    Choices,
    LetterEvents,
    NotificationsFacade,
    NotificationsService,
    OrderLetters,
    OrderNotifications,
    ...optional,
  ],
  exports: [NotificationsFacade],
})
export class NotificationsModule {}
