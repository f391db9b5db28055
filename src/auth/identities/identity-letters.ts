import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Letter } from '../../mail/letter.js';
import { Mail, type MailFacts } from '../../mail/mail.js';
import { UsersFacade } from '../../users/users.facade.js';

/** The letters about accounts of other services: one was linked, one was taken away. */
@Injectable()
export class IdentityLetters implements OnModuleInit {
  constructor(
    private readonly mail: Mail,
    private readonly users: UsersFacade,
  ) {}

  onModuleInit(): void {
    this.mail.register('identity_linked', (_tx, facts) => this.to(facts, linked));
    this.mail.register('identity_unlinked', (_tx, facts) => this.to(facts, unlinked));
  }

  private async to({ userId = '' }: MailFacts, letter: Omit<Letter, 'to'>): Promise<Letter | null> {
    const user = await this.users.find(userId);
    return user === null ? null : { ...letter, to: user.email };
  }
}

const linked = {
  subject: 'You can sign in with Google now',
  paragraphs: [
    'A Google account was linked to your account; whoever signs in with it at Google is let in here.',
    'If it was not you, sign in, take it away again, and change your password: that ends every other session.',
  ],
};

const unlinked = {
  subject: 'Google no longer opens your account',
  paragraphs: [
    'The Google account that was linked to your account was taken away. Sign in with your password from now on.',
    'If it was not you, change your password now: that ends every other session.',
  ],
};
