import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { bucketKey, GuessBudget, type Bucket } from './guess-budget.js';

/** What an attempt is counted against. */
export interface Attempt {
  /** One name for every spelling of the account's address. */
  readonly account: string;
  readonly origin: Origin;
  /** The id of a device that this account has signed in from before; null: an unknown one. */
  readonly deviceId: string | null;
}

const refusal = 'Too many failed sign-ins; wait.';

/**
 * Failed sign-ins: of an account from one network, of a network whatever the account, and of an account from
 * everywhere. A device that the account has been signed in from before has a budget of its own, so that whoever uses
 * up the others does not shut the owner out.
 */
@Injectable()
export class SigninBudget {
  constructor(
    private readonly guesses: GuessBudget,
    private readonly config: Config,
  ) {}

  /**
   * Runs `verify` if the budgets allow. The attempt is counted before it is verified, and forgiven when it succeeds
   * (does not give null).
   *
   * @throws TooManyRequests a budget is used up
   */
  attempt<T>(attempt: Attempt, verify: () => Promise<T | null>): Promise<T | null> {
    const { origin } = attempt;
    return this.guesses.attempt(this.bucketsOf(attempt), { userId: null, origin, refusal }, verify);
  }

  /** Forgives an account's failures from everywhere, when its owner has proved to read its mail. */
  async forgive(tx: Tx, account: string): Promise<void> {
    await this.guesses.forgive(tx, bucketKey('account', account));
  }

  private bucketsOf({ account, origin, deviceId }: Attempt): Bucket[] {
    const { signin, signinNetwork, signinAccount } = this.config.limits;
    if (deviceId !== null) return [{ key: bucketKey('device', account, deviceId), quota: signin }];
    return [
      { key: bucketKey('pair', account, origin.network), quota: signin },
      { key: bucketKey('network', origin.network), quota: signinNetwork },
      { key: bucketKey('account', account), quota: signinAccount },
    ];
  }
}
