import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { bucketKey, GuessBudget, type Bucket } from './guess-budget.js';
import { isFamiliar } from './signin-budget.sql.js';

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
 * everywhere. A device that the account has been signed in
 * from before has a budget of its own, and the account's own networks are not counted with everywhere, so that whoever
 * uses up the others does not shut the owner out.
 */
@Injectable()
export class SigninBudget {
  constructor(
    private readonly guesses: GuessBudget,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Runs `verify` if the budgets allow. The attempt is counted before it is verified, forgiven when it succeeds (does not
   * give null), and given back when it comes to no verdict.
   *
   * @throws TooManyRequests a budget is used up
   */
  async attempt<T>(attempt: Attempt, verify: () => Promise<T | null>): Promise<T | null> {
    const { origin } = attempt;
    const buckets = await this.bucketsOf(attempt);
    return this.guesses.attempt(buckets, { userId: null, origin, refusal }, verify);
  }

  /** Forgives an account's failures from everywhere, when its owner has proved to read its mail. */
  async forgive(tx: Tx, account: string): Promise<void> {
    await this.guesses.forgive(tx, bucketKey('account', account));
  }

  private async bucketsOf({ account, origin, deviceId }: Attempt): Promise<Bucket[]> {
    const { signin, signinNetwork, signinAccount } = this.config.limits;
    if (deviceId !== null) return [{ key: bucketKey('device', account, deviceId), quota: signin }];
    const narrow = [
      { key: bucketKey('pair', account, origin.network), quota: signin },
      { key: bucketKey('network', origin.network), quota: signinNetwork },
    ];
    if (await this.isFamiliar(account, origin)) return narrow;
    return [...narrow, { key: bucketKey('account', account), quota: signinAccount }];
  }

  /** Where the owner signs in from counts for itself alone, so that guesses from elsewhere keep nobody out there. */
  private async isFamiliar(account: string, { address, network }: Origin): Promise<boolean> {
    const found = await this.database.read.row(isFamiliar, account, address === null ? null : network);
    return found?.is_familiar ?? false;
  }
}
