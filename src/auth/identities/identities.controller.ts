import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { StepUp } from '../../access/step-up.js';
import { ShortListQuery } from '../../http/list/short-list-query.dto.js';
import { pageOfShort } from '../../http/list/short-list.js';
import { CreatesWithin } from '../../http/created.js';
import { From, type Origin } from '../../http/origin.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { InvalidOneTimeToken } from '../auth.problems.js';
import { GoogleEmailUnverified } from '../google/google.problems.js';
import { IdentityDto, IdentityPageDto, LinkGoogleDto } from './dto/identity.dto.js';
import { IdentitiesService } from './identities.service.js';
import { AnotherIdentityLinked, IdentityTaken, LastWayIn } from './identity.problems.js';
import { ProviderParam } from './provider.param.js';

@Controller('auth/identities')
export class IdentitiesController {
  constructor(private readonly identities: IdentitiesService) {}

  /** The accounts of other services that you sign in with. */
  @Get()
  @Requires('security:manage')
  async listIdentities(
    @Query() query: ShortListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<IdentityPageDto> {
    return IdentityPageDto.of(pageOfShort(await this.identities.list(caller), query), IdentityDto.from);
  }

  /** Link your Google account. @remarks With the `linkToken` of a sign-in that asked for it, or with the code of a visit at Google that was started for it. If Google vouches for the address of your account, that is verified too. */
  @Post('google')
  @CreatesWithin('/auth/identities')
  @Requires('security:manage')
  @StepUp()
  @Throws(InvalidOneTimeToken, GoogleEmailUnverified, IdentityTaken, AnotherIdentityLinked)
  async linkGoogle(
    @Body() body: LinkGoogleDto,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<IdentityDto> {
    return IdentityDto.from(await this.identities.link(caller, body, origin));
  }

  /** Take the account of another service away. @remarks Never the last way in: without a password, set one first. */
  @Delete(':provider')
  @HttpCode(204)
  @Requires('security:manage')
  @StepUp()
  @Throws(NotFound, LastWayIn)
  unlinkIdentity(
    @ProviderParam() provider: string,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<void> {
    return this.identities.unlink(caller, provider, origin);
  }
}
