import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrdersModule } from '../orders/orders.module.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationService } from './moderation.service.js';
import { ReviewReading } from './review-reading.js';
import { Review } from './review.entity.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsFacade } from './reviews.facade.js';
import { ReviewsService } from './reviews.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Review]), OrdersModule],
  controllers: [ReviewsController, ModerationController],
  providers: [ModerationService, ReviewReading, ReviewsFacade, ReviewsService],
  exports: [ReviewsFacade],
})
export class ReviewsModule {}
