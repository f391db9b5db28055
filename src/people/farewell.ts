import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Letter } from '../mail/letter.js';
import { Mail } from '../mail/mail.js';
import { UsersFacade, type UserDto } from '../users/users.facade.js';

const kind = 'account_erased';

/** What is kept of a person outside of every feature, and the last letter to them. */
@Injectable()
export class Farewell implements OnModuleInit {
  constructor(
    private readonly mail: Mail,
    private readonly idempotency: Idempotency,
    private readonly users: UsersFacade,
  ) {}

  onModuleInit(): void {
    this.mail.register(kind, (_tx, { address = '' }) => Promise.resolve(letterTo(address)));
  }

  /** Forgets kept answers and unsent letters, and asks for the last one, in the transaction of the erasure. */
  async take(tx: Tx, { id, email }: UserDto): Promise<void> {
    await this.idempotency.forget(tx, id);
    await this.mail.withdraw(tx, { userId: id, addresses: [email, this.users.accountOf(email)] });
    // the address travels with the letter: when it is written there is no account to ask
    this.mail.enqueue(tx, kind, { address: email });
  }
}

function letterTo(address: string): Letter {
  return {
    to: address,
    subject: 'Your Stoa account is erased',
    paragraphs: [
      'Your account and what it held are gone: how you signed in, your drafts, your comments, your reviews.',
      'Orders stay in our books without your name or address, as the law asks; published posts stay without an author.',
      'If this was not you, answer this letter: somebody may know your password.',
    ],
  };
}
