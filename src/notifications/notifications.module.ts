import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/orders.module.js';
import { UsersModule } from '../users/users.module.js';
import { OrderLetters } from './order-letters.js';
import { OrderNotifications } from './order-notifications.js';

/** Who is told by letter of what happened. */
@Module({
  imports: [OrdersModule, UsersModule],
  providers: [OrderLetters, OrderNotifications],
})
export class NotificationsModule {}
