import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Letter } from '../../mail/letter.js';
import { Mail } from '../../mail/mail.js';
import { UsersFacade } from '../../users/users.facade.js';

type Words = Omit<Letter, 'to'>;

/** The letters about second factors. */
@Injectable()
export class MfaLetters implements OnModuleInit {
  constructor(
    private readonly mail: Mail,
    private readonly users: UsersFacade,
  ) {}

  onModuleInit(): void {
    for (const [kind, words] of Object.entries(letters))
      this.mail.register(kind, (_tx, { userId = '' }) => this.to(userId, words));
  }

  private async to(userId: string, words: Words): Promise<Letter | null> {
    const user = await this.users.find(userId);
    return user === null ? null : { ...words, to: user.email };
  }
}

const ifNot = 'If it was not you, ask for a new password on the sign-in page at once.';

const letters: Readonly<Record<string, Words>> = {
  second_factor_added: {
    subject: 'Signing in takes a code now',
    paragraphs: [
      'An authenticator was set up for your account. Signing in asks for its code from now on, and other devices were signed out.',
      'Keep the recovery codes where the phone is not: without both, only an admin can let you in again.',
      ifNot,
    ],
  },
  second_factor_removed: {
    subject: 'Signing in takes no code any more',
    paragraphs: ['The authenticator of your account was taken away: the password alone lets you in.', ifNot],
  },
  second_factor_reset: {
    subject: 'An admin took away your second factor',
    paragraphs: [
      'Signing in to your account takes no code any more, and all devices were signed out. Set up a new authenticator after you have signed in.',
      'If you did not ask for that, set a new password at once and answer this mail.',
    ],
  },
  second_factor_guessed: {
    subject: 'Somebody knows your password',
    paragraphs: [
      'Wrong codes were given for your account so often that we take no more for a day from there. Whoever did that had typed the right password before, or had one of your devices.',
      'If it was not you, set a new password now: that keeps them out. With a recovery code you can sign in at any time.',
    ],
  },
  recovery_code_used: {
    subject: 'A recovery code was used',
    paragraphs: [
      'A recovery code proved that it is you, in the place of the authenticator. It does not work again.',
      'If the authenticator is lost, take it away and set up another one. ' + ifNot,
    ],
  },
  recovery_codes_replaced: {
    subject: 'You have new recovery codes',
    paragraphs: [
      'New recovery codes were made for your account, and the old ones do not work any more.',
      ifNot,
    ],
  },
};
