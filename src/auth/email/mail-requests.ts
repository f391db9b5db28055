import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../clock/clock.js';
import type { Quota } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { TooManyRequests } from '../../http/problem/problems.js';
import { Mail, type MailFacts } from '../../mail/mail.js';
import { UsersFacade } from '../../users/users.facade.js';
import { lifetimes } from '../one-time/one-time-tokens.js';
import { spend } from '../signin/signin-budget.sql.js';

/**
 * Letters of one kind to one address: more help nobody, and fill a stranger's mailbox. As long as a token for a new
 * password lives, so that whoever uses them up has put a good one into the mailbox.
 */
const perAddress: Quota = { limit: 5, windowSeconds: lifetimes.password_reset };
/** Letters that one network can ask for, to whomever. */
const perNetwork: Quota = { limit: 60, windowSeconds: 3_600 };

/** What a letter is to be about, and what else happens in the transaction that asks for it. */
interface Wish {
  readonly facts: MailFacts;
  readonly also?: (tx: Tx) => void;
}

/**
 * Letters that somebody asks for who may be nobody. What is done and answered is the same whether there is such an
 * account: the request only puts a wish into the queue, and the account is looked up when the letter is written.
 */
@Injectable()
export class MailRequests {
  constructor(
    private readonly database: Database,
    private readonly mail: Mail,
    private readonly users: UsersFacade,
    private readonly clock: Clock,
  ) {}

  /** Asks for a letter to an address that may be nobody's. @throws TooManyRequests as {@link ask} */
  askAbout(kind: string, email: string, origin: Origin): Promise<void> {
    const account = this.users.accountOf(email);
    return this.ask(kind, account, { facts: { address: account } }, origin);
  }

  /**
   * Asks for a letter about `account`, and does `also` with it. Past five in half an hour both are dropped without a word.
   *
   * @throws TooManyRequests this network asked for too many letters, whatever the accounts
   */
  async ask(kind: string, account: string, { facts, also }: Wish, origin: Origin): Promise<void> {
    await this.database.transaction(async (tx) => {
      const end = await this.overdrawn(tx, ['mail-network', origin.network], perNetwork);
      if (end !== null) throw new TooManyRequests((end.getTime() - this.clock.now().getTime()) / 1000);
      const tooMany = await this.overdrawn(tx, ['mail-address', kind, account], perAddress);
      if (tooMany !== null) return;
      this.mail.enqueue(tx, kind, facts);
      also?.(tx);
    });
  }

  /** Counts; gives the end of the window when it is used up. */
  private async overdrawn(tx: Tx, parts: readonly string[], quota: Quota): Promise<Date | null> {
    const bucket = createHash('sha256').update(parts.join('\n')).digest();
    const end = this.clock.inSeconds(quota.windowSeconds);
    const budget = await tx.row(spend, bucket, this.clock.now(), end);
    return budget !== null && budget.failures > quota.limit ? budget.resets_at : null;
  }
}
