import { Body, Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { addressOf } from '../http/network.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { InvalidCredentials, InvalidRefreshToken } from './auth.problems.js';
import { AuthService } from './auth.service.js';
import { LoginDto } from './dto/login.dto.js';
import { RefreshDto } from './dto/refresh.dto.js';
import { TokensDto } from './dto/tokens.dto.js';

@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  /** Sign in with e-mail and password. @remarks After five failures from one network the account waits 15 minutes there. */
  @Post('login')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  @Throws(InvalidCredentials)
  login(@Body() body: LoginDto, @Req() request: FastifyRequest): Promise<TokensDto> {
    return this.auth.signIn(body, { userAgent: userAgentOf(request), address: addressOf(request.ip) });
  }

  /** Trade a refresh token for the next pair. @remarks Each works once; a repetition within ten seconds, or before the successor was used, gives the same successor. */
  @Post('refresh')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  @Throws(InvalidRefreshToken)
  refresh(@Body() body: RefreshDto): Promise<TokensDto> {
    return this.auth.refresh(body.refreshToken);
  }

  /** Sign out: this session ends at once. */
  @Post('logout')
  @HttpCode(204)
  @Requires('profile:read')
  logout(@CurrentCaller() caller: Caller): Promise<void> {
    return this.auth.signOut(caller);
  }
}

/** The device's own words, cut to what is stored; header text may hold bytes that no database takes. */
function userAgentOf(request: FastifyRequest): string | null {
  return request.headers['user-agent']?.replaceAll(/[^\u0020-\u007e]/g, '').slice(0, 512) ?? null;
}
