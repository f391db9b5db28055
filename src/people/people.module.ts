import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { PostsModule } from '../posts/posts.module.js';
import { UsersModule } from '../users/users.module.js';
import { ErasureService } from './erasure.service.js';
import { ExportService } from './export.service.js';
import { Farewell } from './farewell.js';
import { PeopleController } from './people.controller.js';
import { PersonReading } from './person-reading.js';
import { Records } from './records.js';

@Module({
  imports: [AuthModule, OrdersModule, PostsModule, UsersModule],
  controllers: [PeopleController],
  providers: [ErasureService, ExportService, Farewell, PersonReading, Records],
})
export class PeopleModule {}
