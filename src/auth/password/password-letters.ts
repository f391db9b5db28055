import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Tx } from '../../database/database.js';
import type { Letter } from '../../mail/letter.js';
import { Mail, type MailFacts } from '../../mail/mail.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { UsersFacade } from '../../users/users.facade.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';

/** The letters about passwords: set a new one, it was changed, and a session that was stolen. */
@Injectable()
export class PasswordLetters implements OnModuleInit {
  constructor(
    private readonly mail: Mail,
    private readonly users: UsersFacade,
    private readonly accounts: AccountsFacade,
    private readonly oneTime: OneTimeTokens,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.mail.register('password_reset', (tx, facts) => this.reset(tx, facts));
    this.mail.register('password_changed', (_tx, facts) => this.to(facts, changed));
    this.mail.register('session_stolen', (_tx, facts) => this.to(facts, stolen));
    this.mail.register('made_staff', (_tx, facts) => this.to(facts, madeStaff));
  }

  /** With the account locked: a change of address voids the token, or comes first and leaves nobody to write to. */
  private async reset(tx: Tx, { address = '' }: MailFacts): Promise<Letter | null> {
    const account = await this.accounts.lockByEmail(tx, address);
    if (account === null) return null;
    const token = await this.oneTime.mint(tx, 'password_reset', account.id);
    return {
      to: account.email,
      subject: 'Set a new password',
      paragraphs: [
        'Somebody, probably you, asked for a new password of your account.',
        'The link works once, for 30 minutes. If it was not you, leave it, and nothing changes.',
      ],
      action: {
        label: 'Set a new password',
        url: `${this.config.mail.appUrl}/reset-password#token=${token}`,
      },
    };
  }

  private async to({ userId = '' }: MailFacts, letter: Omit<Letter, 'to'>): Promise<Letter | null> {
    const user = await this.users.find(userId);
    return user === null ? null : { ...letter, to: user.email };
  }
}

const changed = {
  subject: 'Your password was changed',
  paragraphs: [
    'The password of your account was changed, and other devices were signed out.',
    'If it was not you, ask for a new password on the sign-in page at once.',
  ],
};

const madeStaff = {
  subject: 'You can do more now',
  paragraphs: [
    'An admin has given your account more rights: what it may do now concerns others, too.',
    'Please protect it with a password of at least 15 characters or a second factor, unless it has one already. Sign-ins of this account now last a day.',
  ],
};

const stolen = {
  subject: 'We signed a device out',
  paragraphs: [
    'The same session of your account was used from two places, as happens when somebody has copied it. We ended it.',
    'Sign in again. If you notice anything that you did not do, change your password: that ends every other session.',
  ],
};
