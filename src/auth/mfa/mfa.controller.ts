import { Body, Controller, Delete, Get, Header, HttpCode, Post } from '@nestjs/common';
import { Public, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { StepUp } from '../../access/step-up.js';
import { IdParam } from '../../http/fields/id.param.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { From, type Origin } from '../../http/origin.js';
import { NotFound } from '../../http/problem/problems.js';
import { Essential } from '../../http/overload/shedding.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { StaffSignInTooWeak } from '../../users/users.facade.js';
import { InvalidCredentials } from '../auth.problems.js';
import { TokensDto } from '../dto/tokens.dto.js';
import { ChallengeService } from './challenge.service.js';
import { ConfirmationService } from './confirmation.service.js';
import { ChallengeDto } from './dto/challenge.dto.js';
import { ConfirmMfaDto, EnrolmentDto, MfaDto, RecoveryCodesDto } from './dto/mfa.dto.js';
import { EnrolmentService } from './enrolment.service.js';
import { InvalidCode, SecondFactorExists, SecondFactorMissing } from './mfa.problems.js';
import { MfaService } from './mfa.service.js';
import { RemovalService } from './removal.service.js';

@Controller()
export class MfaController {
  constructor(
    private readonly mfa: MfaService,
    private readonly enrolment: EnrolmentService,
    private readonly confirmation: ConfirmationService,
    private readonly challenge: ChallengeService,
    private readonly removal: RemovalService,
  ) {}

  /** What your account asks for beside the password. */
  @Get('auth/mfa')
  @Requires('security:manage')
  async getMfa(@CurrentCaller() caller: Caller): Promise<MfaDto> {
    return MfaDto.from(await this.mfa.find(caller));
  }

  /** Set up an authenticator (TOTP). @remarks The secret is shown this once. It is asked for once it is confirmed; asking again before replaces it. */
  @Post('auth/mfa/enrol')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Requires('security:manage')
  @StepUp()
  @Throws(SecondFactorExists)
  enrolMfa(@CurrentCaller() caller: Caller, @From() origin: Origin): Promise<EnrolmentDto> {
    return this.enrolment.enrol(caller, origin);
  }

  /** Show that the authenticator works: signing in asks for it from now on. @remarks The recovery codes are shown this once. All other sessions end. */
  @Post('auth/mfa/confirm')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Requires('security:manage')
  @StepUp()
  @Throws(InvalidCode, SecondFactorExists, SecondFactorMissing)
  async confirmMfa(
    @Body() { code }: ConfirmMfaDto,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<RecoveryCodesDto> {
    return RecoveryCodesDto.of(await this.confirmation.confirm(caller, code, origin));
  }

  /** Sign in, second half: the token of `MFA_REQUIRED`, and a code or a recovery code. @remarks A wrong code leaves the token as it is, five times. */
  @Post('auth/mfa/challenge')
  @Essential()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  @Throws(InvalidCredentials)
  challengeMfa(@Body() body: ChallengeDto, @From() origin: Origin): Promise<TokensDto> {
    return this.challenge.answer(body, origin);
  }

  /** Make new recovery codes. @remarks They are shown this once; the old ones are dead. Needs a code of the last ten minutes, the password is not enough. */
  @Post('auth/mfa/recovery-codes')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Requires('security:manage')
  @StepUp()
  @Throws(SecondFactorMissing)
  async replaceRecoveryCodes(
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<RecoveryCodesDto> {
    return RecoveryCodesDto.of(await this.mfa.replaceCodes(caller, origin));
  }

  /** Take your authenticator away. @remarks Needs a code of the last ten minutes, the password is not enough. Staff with a short password keep it. */
  @Delete('auth/mfa')
  @HttpCode(204)
  @Requires('security:manage')
  @StepUp()
  @Throws(NotFound, StaffSignInTooWeak)
  deleteMfa(
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.removal.remove(caller, origin, precondition);
  }

  /** Take away the authenticator of somebody who has lost it. @remarks The person is signed out everywhere and told by mail. */
  @Delete('users/:id/mfa')
  @HttpCode(204)
  @Requires('users:write:any')
  @StepUp()
  @Throws(NotFound, StaffSignInTooWeak)
  resetUserMfa(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<void> {
    return this.removal.reset(caller, id, origin);
  }
}
