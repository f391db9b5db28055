import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import type { Letter } from '../../mail/letter.js';
import { Mail, type MailFacts } from '../../mail/mail.js';
import { UsersFacade } from '../../users/users.facade.js';
import * as sql from './api-keys.sql.js';

/** The letter about a new API key, without the key. */
@Injectable()
export class ApiKeyLetters implements OnModuleInit {
  constructor(
    private readonly mail: Mail,
    private readonly users: UsersFacade,
  ) {}

  onModuleInit(): void {
    this.mail.register('api_key_created', (tx, facts) => this.created(tx, facts));
  }

  private async created(tx: Tx, { userId = '', apiKeyId = '' }: MailFacts): Promise<Letter | null> {
    const user = await this.users.find(userId);
    if (user === null) return null;
    const key = await tx.row(sql.findName, apiKeyId);
    const named = key === null ? '' : `, named "${key.name}"`;
    return {
      to: user.email,
      subject: 'A new API key of your account',
      paragraphs: [
        `Somebody who is signed in to your account made an API key${named}. Programs that have it can act for you.`,
        'If it was not you, revoke the key, and change your password: that ends every other session.',
      ],
    };
  }
}
