import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { From, type Origin } from '../http/origin.js';
import { Essential } from '../http/overload/shedding.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { InvalidCredentials, InvalidRefreshToken, SecondFactorRequired } from './auth.problems.js';
import { LoginDto } from './dto/login.dto.js';
import { FreshTokenDto, ReauthenticateDto } from './dto/reauthenticate.dto.js';
import { RefreshDto } from './dto/refresh.dto.js';
import { TokensDto } from './dto/tokens.dto.js';
import { OwnSessionsService } from './sessions/own-sessions.service.js';
import { ReauthenticationService } from './signin/reauthentication.service.js';
import { RefreshService } from './signin/refresh.service.js';
import { SigninService } from './signin/signin.service.js';

@Controller('auth')
export class AuthController {
  constructor(
    private readonly signins: SigninService,
    private readonly refreshes: RefreshService,
    private readonly reauthentication: ReauthenticationService,
    private readonly sessions: OwnSessionsService,
  ) {}

  /** Sign in with e-mail and password. @remarks After five failures from one network the account waits 15 minutes there. */
  @Post('login')
  @Essential()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  @Throws(InvalidCredentials, SecondFactorRequired)
  login(@Body() body: LoginDto, @From() origin: Origin): Promise<TokensDto> {
    return this.signins.signIn(body, origin);
  }

  /** Trade a refresh token for the next pair. @remarks Each works once; a repetition within ten seconds, or before the successor was used, gives the same successor. */
  @Post('refresh')
  @Essential()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  @Throws(InvalidRefreshToken)
  refresh(@Body() body: RefreshDto, @From() origin: Origin): Promise<TokensDto> {
    return this.refreshes.refresh(body.refreshToken, origin);
  }

  /** Sign out: this session ends at once. */
  @Post('logout')
  @Essential()
  @HttpCode(204)
  @Requires('security:manage')
  logout(@CurrentCaller() caller: Caller, @From() origin: Origin): Promise<void> {
    return this.sessions.signOut(caller, origin);
  }

  /** Prove again that it is you. @remarks Give the password, a code of the second factor, or a recovery code. What needs a fresh proof is open for ten minutes, to the old access token and the new one. */
  @Post('reauthenticate')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Requires('security:manage')
  @Throws(InvalidCredentials)
  reauthenticate(
    @Body() body: ReauthenticateDto,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<FreshTokenDto> {
    return this.reauthentication.reauthenticate(caller, body, origin);
  }
}
