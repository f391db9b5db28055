import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import type { Origin } from '../../http/origin.js';
import { UsersFacade, type Recognised } from '../../users/users.facade.js';
import { InvalidCredentials } from '../auth.problems.js';
import type { LoginDto } from '../dto/login.dto.js';
import type { TokensDto } from '../dto/tokens.dto.js';
import { Admission } from './admission.js';
import { DeviceProofs } from './device-proofs.js';
import { Entrance } from './entrance.js';
import { SigninBudget } from './signin-budget.js';

/** Signing in with a password. */
@Injectable()
export class SigninService {
  constructor(
    private readonly users: UsersFacade,
    private readonly budget: SigninBudget,
    private readonly devices: DeviceProofs,
    private readonly admission: Admission,
    private readonly entrance: Entrance,
  ) {}

  /**
   * Opens a session for the owner of the password.
   *
   * @throws InvalidCredentials whatever was wrong
   * @throws TooManyRequests this account, or this network, failed too often
   * @throws SecondFactorRequired the password was right, and the account asks for more
   */
  async signIn({ email, password, deviceProof }: LoginDto, origin: Origin): Promise<TokensDto> {
    const account = this.users.accountOf(email);
    const deviceId = this.devices.deviceOf(account, deviceProof);
    const { user, passwordHash } = await this.verify({ account, origin, deviceId }, () =>
      this.users.findByCredentials(email, password),
    );
    return this.entrance.enter({ userId: user.id, methods: ['pwd'], passwordHash, deviceId }, origin);
  }

  /**
   * Whether the password is that of the account, counted like a sign-in from a known device: the open session is one, and
   * nobody else uses up its attempts.
   *
   * @throws InvalidCredentials it is not
   * @throws TooManyRequests this account, or this network, failed too often
   */
  async assertPassword(
    { id, sessionId }: Pick<Caller, 'id' | 'sessionId'>,
    password: string,
    origin: Origin,
  ): Promise<Recognised> {
    const user = await this.users.find(id);
    const account = this.users.accountOf(user?.email ?? '');
    return this.verify({ account, origin, deviceId: sessionId }, () =>
      this.users.findByPassword(id, password),
    );
  }

  private async verify(
    attempt: { account: string; origin: Origin; deviceId: string | null },
    check: () => Promise<Recognised | null>,
  ): Promise<Recognised> {
    const recognised = await this.budget.attempt(attempt, check);
    if (recognised !== null) return recognised;
    const owner = await this.users.findByEmail(attempt.account);
    await this.admission.noteFailure(owner?.id ?? null, attempt.origin);
    throw new InvalidCredentials();
  }
}
