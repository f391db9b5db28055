import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UsersModule } from '../users/users.module.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { BearerStrategy } from './bearer.strategy.js';
import { JwksController } from './jwks.controller.js';
import { SigningKeys } from './keys/signing-keys.js';
import { Session } from './sessions/session.entity.js';
import { Sessions } from './sessions/sessions.js';
import { SigninBudget } from './signin-budget.js';

@Module({
  imports: [JwtModule.register({}), TypeOrmModule.forFeature([Session]), UsersModule],
  controllers: [AuthController, JwksController],
  providers: [
    AccessGuard,
    AccessTokens,
    AuthenticationGuard,
    AuthService,
    BearerStrategy,
    Sessions,
    SigninBudget,
    SigningKeys,
  ],
})
export class AuthModule {}
