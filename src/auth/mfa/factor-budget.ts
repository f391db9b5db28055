import { Injectable } from '@nestjs/common';
import { Config, type Quota } from '../../config/config.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Mail } from '../../mail/mail.js';
import { bucketKey, GuessBudget, type Bucket } from '../signin/guess-budget.js';

/** Who gives a code, and what the attempt is counted against. */
export interface FactorHolder {
  readonly userId: string;
  readonly origin: Origin;
  /** A device, or the open session, of which the account is known; null: an unknown device. */
  readonly deviceId: string | null;
  /** The challenge that is answered; null: none, somebody is signed in. */
  readonly challengeId: string | null;
}

const refusal = 'Too many wrong codes; wait, or sign in again with a recovery code.';
/** Three of a million codes are right at any time: that many guesses a day find one in 45 years on average. */
const codesOfAccount: Quota = { limit: 20, windowSeconds: 86_400 };
const triesOfChallenge: Quota = { limit: 5, windowSeconds: 600 };

/**
 * Wrong codes, counted apart from wrong passwords: whoever gives one knows the password already, so success with that
 * forgives nothing here. What each bucket is for stands in docs/adr/0011-a-second-factor.md.
 */
@Injectable()
export class FactorBudget {
  constructor(
    private readonly guesses: GuessBudget,
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  /** Runs `verify` if the budgets allow. @throws TooManyRequests one is used up */
  attempt<T>(
    kind: 'code' | 'recovery-code',
    holder: FactorHolder,
    verify: () => Promise<T | null>,
  ): Promise<T | null> {
    const { userId, origin } = holder;
    return this.guesses.attempt(this.bucketsOf(kind, holder), { userId, origin, refusal }, verify);
  }

  /** The same for the code that confirms a new factor. @throws TooManyRequests it is used up */
  confirmation<T>(userId: string, origin: Origin, verify: () => Promise<T | null>): Promise<T | null> {
    const bucket = { key: bucketKey('totp-confirm', userId), quota: this.config.limits.signin };
    return this.guesses.attempt([bucket], { userId, origin, refusal }, verify);
  }

  private bucketsOf(kind: 'code' | 'recovery-code', { userId, origin, deviceId, challengeId }: FactorHolder) {
    const { signin, signinNetwork } = this.config.limits;
    const { network } = origin;
    const narrow = deviceId === null ? ['pair', userId, network] : ['device', userId, deviceId];
    const buckets: Bucket[] = [{ key: bucketKey(kind, ...narrow), quota: signin }];
    if (challengeId !== null)
      buckets.push({ key: bucketKey('challenge', challengeId), quota: triesOfChallenge });
    if (deviceId === null) buckets.push({ key: bucketKey('network', network), quota: signinNetwork });
    if (kind === 'code') buckets.push(this.ofAccount(userId, deviceId === null ? 'unknown' : 'known'));
    return buckets;
  }

  /** Known devices together have one, too: a proof of a device may have been got with a stolen password. */
  private ofAccount(userId: string, devices: 'known' | 'unknown'): Bucket {
    return {
      key: bucketKey('code', 'account', devices, userId),
      quota: codesOfAccount,
      whenUsedUp: (tx: Tx) => {
        this.mail.enqueue(tx, 'second_factor_guessed', { userId });
      },
    };
  }
}
