import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountNews } from './account-news.js';
import { AccountsFacade } from './accounts.facade.js';
import { Admins } from './admins.js';
import { AddressesController } from './addresses/addresses.controller.js';
import { AddressesService } from './addresses/addresses.service.js';
import { Passwords } from './passwords.js';
import { Registration } from './registration.js';
import { SignUpService } from './sign-up.service.js';
import { UserChangesService } from './user-changes.service.js';
import { User } from './user.entity.js';
import { UsersController } from './users.controller.js';
import { UsersFacade } from './users.facade.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([User])],
  controllers: [UsersController, AddressesController],
  providers: [
    AccountNews,
    AccountsFacade,
    AddressesService,
    Admins,
    Passwords,
    Registration,
    SignUpService,
    UserChangesService,
    UsersFacade,
    UsersService,
  ],
  exports: [AccountsFacade, UsersFacade],
})
export class UsersModule {}
