import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { Outside } from '../outside/outside.js';
import { UsersModule } from '../users/users.module.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { ApiKeyCallers } from './api-keys/api-key-callers.js';
import { ApiKeyEnds } from './api-keys/api-key-ends.js';
import { ApiKeyLetters } from './api-keys/api-key-letters.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { NewApiKeys } from './api-keys/new-api-keys.js';
import { AuthFacade } from './auth.facade.js';
import { AuthSweeps } from './auth-sweeps.js';
import { KeyCare } from './key-care.js';
import { AuthController } from './auth.controller.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { BearerStrategy } from './bearer.strategy.js';
import { JwksController } from './jwks.controller.js';
import { EmailController } from './email/email.controller.js';
import { EmailLetters } from './email/email-letters.js';
import { EmailProof } from './email/email-proof.js';
import { EmailService } from './email/email.service.js';
import { MailRequests } from './email/mail-requests.js';
import { KeysModule } from './keys/keys.module.js';
import { AttemptCookies } from './google/attempt-cookies.js';
import { GoogleController } from './google/google.controller.js';
import { GoogleSigninService } from './google/google-signin.service.js';
import { googleTerms, GoogleStrategy } from './google/google.strategy.js';
import { GoogleVisits } from './google/google-visits.js';
import { HandOffs } from './google/hand-offs.js';
import { Recognition } from './google/recognition.js';
import { RedemptionService } from './google/redemption.service.js';
import { FederatedProof } from './identities/federated-proof.js';
import { IdentitiesController } from './identities/identities.controller.js';
import { IdentitiesService } from './identities/identities.service.js';
import { Identities } from './identities/identities.js';
import { IdentityLetters } from './identities/identity-letters.js';
import { LinkProofs } from './identities/link-proofs.js';
import { Activation } from './mfa/activation.js';
import { ChallengeService } from './mfa/challenge.service.js';
import { ConfirmationService } from './mfa/confirmation.service.js';
import { EnrolmentService } from './mfa/enrolment.service.js';
import { FactorBudget } from './mfa/factor-budget.js';
import { FactorRemoval } from './mfa/factor-removal.js';
import { MfaLetters } from './mfa/mfa-letters.js';
import { MfaController } from './mfa/mfa.controller.js';
import { MfaService } from './mfa/mfa.service.js';
import { RecoveryCodes } from './mfa/recovery-codes.js';
import { RemovalService } from './mfa/removal.service.js';
import { SecondFactors } from './mfa/second-factors.js';
import { TotpFactors } from './mfa/totp-factors.js';
import { OneTimeTokens } from './one-time/one-time-tokens.js';
import { NewPasswords } from './password/new-passwords.js';
import { NewStart } from './password/new-start.js';
import { PasswordChange } from './password/password-change.js';
import { PasswordLetters } from './password/password-letters.js';
import { PasswordProof } from './password/password-proof.js';
import { PasswordResetService } from './password/password-reset.service.js';
import { PasswordController } from './password/password.controller.js';
import { PasswordService } from './password/password.service.js';
import { Recovery } from './password/recovery.js';
import { Callers } from './sessions/callers.js';
import { OwnSessionsService } from './sessions/own-sessions.service.js';
import { Presence } from './sessions/presence.js';
import { SessionEnds } from './sessions/session-ends.js';
import { Session } from './sessions/session.entity.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { Sessions } from './sessions/sessions.js';
import { Admission } from './signin/admission.js';
import { Answers } from './signin/answers.js';
import { DeviceProofs } from './signin/device-proofs.js';
import { Entrance } from './signin/entrance.js';
import { GuessBudget } from './signin/guess-budget.js';
import { ReauthenticationService } from './signin/reauthentication.service.js';
import { RefreshService } from './signin/refresh.service.js';
import { SigninBudget } from './signin/signin-budget.js';
import { SigninService } from './signin/signin.service.js';
import { StillProven } from './signin/proven.js';

/** Who may come in at all: guards, and the tokens that they read. */
const gate = [AccessGuard, AccessTokens, AuthenticationGuard, BearerStrategy];
/** Getting in and staying in. */
const signin = [
  Admission,
  Answers,
  DeviceProofs,
  Entrance,
  GuessBudget,
  OneTimeTokens,
  ReauthenticationService,
  RefreshService,
  SigninBudget,
  SigninService,
  StillProven,
];
/** The second factor: setting it up, asking for it, taking it away. */
const mfa = [
  Activation,
  ChallengeService,
  ConfirmationService,
  EnrolmentService,
  FactorBudget,
  FactorRemoval,
  MfaLetters,
  MfaService,
  RecoveryCodes,
  RemovalService,
  SecondFactors,
  TotpFactors,
];
const sessions = [Callers, OwnSessionsService, Presence, SessionEnds, Sessions];
const apiKeys = [ApiKeyCallers, ApiKeyEnds, ApiKeyLetters, ApiKeysService, NewApiKeys];
const googleStrategy = {
  provide: GoogleStrategy,
  inject: [Config, Outside],
  useFactory: ({ google: client, http }: Config, outside: Outside) =>
    client === null
      ? null
      : new GoogleStrategy(
          client,
          `${http.publicUrl}/api/v1/auth/google/callback`,
          outside.dependency(googleTerms),
        ),
};
/** Coming from Google. */
const google = [
  AttemptCookies,
  GoogleSigninService,
  GoogleVisits,
  googleStrategy,
  HandOffs,
  Recognition,
  RedemptionService,
];
const identities = [FederatedProof, Identities, IdentitiesService, IdentityLetters, LinkProofs];
/** Addresses and passwords: proving, changing, recovering. */
const credentials = [
  EmailLetters,
  EmailProof,
  EmailService,
  MailRequests,
  NewPasswords,
  NewStart,
  PasswordChange,
  PasswordLetters,
  PasswordProof,
  PasswordResetService,
  PasswordService,
  Recovery,
];

@Module({
  imports: [KeysModule, JwtModule.register({}), TypeOrmModule.forFeature([Session]), UsersModule],
  controllers: [
    ApiKeysController,
    AuthController,
    EmailController,
    GoogleController,
    IdentitiesController,
    JwksController,
    MfaController,
    PasswordController,
    SessionsController,
  ],
  providers: [
    AuthFacade,
    AuthSweeps,
    KeyCare,
    ...gate,
    ...signin,
    ...mfa,
    ...sessions,
    ...apiKeys,
    ...google,
    ...identities,
    ...credentials,
  ],
  exports: [AuthFacade],
})
export class AuthModule {}
