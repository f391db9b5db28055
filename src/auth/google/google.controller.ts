import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Post,
  Query,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiFoundResponse, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../access/access.decorators.js';
import { From, type Origin } from '../../http/origin.js';
import { Essential } from '../../http/overload/shedding.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { InvalidCredentials, InvalidOneTimeToken, SecondFactorRequired } from '../auth.problems.js';
import { TokensDto } from '../dto/tokens.dto.js';
import { BeginGoogleSignInDto } from './dto/begin-google-sign-in.dto.js';
import { RedeemCodeDto } from './dto/redeem-code.dto.js';
import {
  GoogleEmailUnverified,
  GoogleSignInOff,
  IdentityLinkRequired,
  OauthStateInvalid,
} from './google.problems.js';
import { GoogleSigninService, type Journey } from './google-signin.service.js';
import { OverPageFilter } from './over-page.filter.js';
import { RedemptionService } from './redemption.service.js';
import { FromProvider, type Returning } from './returning.js';

/** A stop of a browser on its way; nothing of it is kept, and the next stop does not learn the address. */
const Stop = (path: string, leadsTo: string): MethodDecorator =>
  applyDecorators(
    Get(path),
    Essential(),
    HttpCode(302),
    Header('cache-control', 'no-store'),
    Header('referrer-policy', 'no-referrer'),
    Public(),
    ApiFoundResponse({ description: leadsTo }),
  );

const fromProvider = (name: string, description: string): MethodDecorator =>
  ApiQuery({
    name,
    description,
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 4_096, pattern: '^[^\\u0000-\\u001f]*$' },
  });

@Controller('auth')
export class GoogleController {
  constructor(
    private readonly signins: GoogleSigninService,
    private readonly redemptions: RedemptionService,
  ) {}

  /** Start to sign in with Google: send the browser here. @remarks It goes on to Google, comes back to us, and ends at `returnTo` with a `code` for `POST /auth/token`, or with an `error`: `access_denied`, `temporarily_unavailable` or `server_error`. */
  @Stop('google', 'To Google.')
  @Throws(GoogleSignInOff)
  async beginGoogleSignIn(
    @Query() query: BeginGoogleSignInDto,
    @Headers('cookie') cookies: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    sendOn(reply, await this.signins.begin(query, cookies));
  }

  /** Where Google sends the browser back to. @remarks Takes part only in a sign-in that this browser started in the last ten minutes, once. Over, it answers a browser with a page. */
  @Stop('google/callback', 'To the front end.')
  @fromProvider('state', 'Names the sign-in.')
  @fromProvider('code', 'What Google gives for whoever signed in.')
  @fromProvider('error', 'Why nobody did.')
  @fromProvider('iss', 'Who answers.')
  @UseFilters(OverPageFilter)
  @Throws(GoogleSignInOff, OauthStateInvalid)
  async finishGoogleSignIn(
    @FromProvider() returning: Returning,
    @Headers('cookie') cookies: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    sendOn(reply, await this.signins.finish(returning, cookies));
  }

  /** Sign in with the code of a sign-in with Google. @remarks It works once, for a minute, and only with the verifier. If it comes again, the session that it opened ends. */
  @Post('token')
  @Essential()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  @Throws(
    InvalidOneTimeToken,
    InvalidCredentials,
    SecondFactorRequired,
    GoogleEmailUnverified,
    IdentityLinkRequired,
  )
  redeemCode(@Body() body: RedeemCodeDto, @From() origin: Origin): Promise<TokensDto> {
    return this.redemptions.redeem(body, origin);
  }
}

function sendOn(reply: FastifyReply, { location, cookies }: Journey): void {
  reply.headers({ location, 'set-cookie': [...cookies] });
}
