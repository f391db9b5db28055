import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Tx } from '../../database/database.js';
import type { Letter } from '../../mail/letter.js';
import { Mail, type MailFacts } from '../../mail/mail.js';
import { AccountsFacade, type LockedAccount } from '../../users/accounts.facade.js';
import { UsersFacade } from '../../users/users.facade.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import { isOpen } from '../sessions/sessions.sql.js';

/** The letters about addresses: verify it, change it, it was changed, somebody tried to sign up with it. */
@Injectable()
export class EmailLetters implements OnModuleInit {
  constructor(
    private readonly mail: Mail,
    private readonly users: UsersFacade,
    private readonly accounts: AccountsFacade,
    private readonly oneTime: OneTimeTokens,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.mail.register('email_verify', (tx, facts) => this.verify(tx, facts));
    this.mail.register('email_change', (tx, facts) => this.change(tx, facts));
    this.mail.register('email_change_notice', (_tx, facts) => this.changeNotice(facts));
    this.mail.register('email_changed', (_tx, facts) => Promise.resolve(changed(facts['address'] ?? '')));
    this.mail.register('signup_repeated', (_tx, facts) => this.signupRepeated(facts));
  }

  private async verify(tx: Tx, facts: MailFacts): Promise<Letter | null> {
    const account = await this.hold(tx, facts);
    if (account === null || account.isEmailVerified) return null;
    const { id, email, emailKey } = account;
    const token = await this.oneTime.mint(tx, 'email_verify', id, { emailKey });
    return {
      to: email,
      subject: 'Is this your address?',
      paragraphs: [
        'Somebody, probably you, made an account with this address. Please say that it is yours.',
        'The link works once, for 24 hours. If it was not you, leave it: without it the address counts as unproved.',
      ],
      action: { label: 'Yes, it is mine', url: this.linkTo('verify-email', token) },
    };
  }

  /** Only for as long as the session lives that asked: whoever was thrown out gets no token later. */
  private async change(tx: Tx, { userId = '', email = '', sessionId }: MailFacts): Promise<Letter | null> {
    const account = await this.accounts.lock(tx, userId);
    if (account === null || (await tx.row(isOpen, sessionId)) === null) return null;
    const holder = await this.users.findByEmail(email);
    if (holder !== null && holder.id !== userId) return null;
    await this.oneTime.cancel(tx, userId, ['email_change']);
    const token = await this.oneTime.mint(tx, 'email_change', userId, { email, sessionId: sessionId ?? '' });
    return {
      to: email,
      subject: 'Confirm your new address',
      paragraphs: [
        'An account is to be moved to this address. Please confirm that it is yours.',
        'The link works once, for 24 hours. If you did not ask for this, leave it, and nothing changes.',
      ],
      action: { label: 'Confirm the new address', url: this.linkTo('confirm-email', token) },
    };
  }

  private async changeNotice({ userId = '' }: MailFacts): Promise<Letter | null> {
    const user = await this.users.find(userId);
    if (user === null) return null;
    return {
      to: user.email,
      subject: 'Your address is about to change',
      paragraphs: [
        'Somebody who is signed in to your account asked to change its e-mail address.',
        'If it was not you, change your password now: that ends every other session.',
      ],
    };
  }

  private async signupRepeated({ userId = '' }: MailFacts): Promise<Letter | null> {
    const user = await this.users.find(userId);
    if (user?.status !== 'active') return null;
    return {
      to: user.email,
      subject: 'You have an account already',
      paragraphs: [
        'Somebody, perhaps you, tried to sign up with this address. There is an account with it already; sign in instead.',
        'If you have forgotten the password, ask for a new one on the sign-in page. If it was not you, do nothing.',
      ],
    };
  }

  /** Nobody erases it, or gives it another address, while the letter is written. */
  private hold(tx: Tx, { userId, address = '' }: MailFacts): Promise<LockedAccount | null> {
    return userId === undefined ? this.accounts.lockByEmail(tx, address) : this.accounts.lock(tx, userId);
  }

  private linkTo(page: string, token: string): string {
    return `${this.config.mail.appUrl}/${page}#token=${token}`;
  }
}

function changed(to: string): Letter {
  return {
    to,
    subject: 'Your address was changed',
    paragraphs: [
      'Your account has another e-mail address now, and this one no longer leads to it.',
      'If it was not you, answer this mail at once.',
    ],
  };
}
