import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import type { Letter } from '../mail/letter.js';
import { Mail, type MailFacts } from '../mail/mail.js';
import { UsersFacade } from '../users/users.facade.js';
import { disabledKind } from './webhook-ends.js';
import * as sql from './webhooks.sql.js';

/** The letter about a webhook to which nothing is sent any more. */
@Injectable()
export class WebhookLetters implements OnModuleInit {
  constructor(
    private readonly mail: Mail,
    private readonly users: UsersFacade,
  ) {}

  onModuleInit(): void {
    this.mail.register(disabledKind, (tx, facts) => this.disabled(tx, facts));
  }

  /** Null: the person or the webhook is gone, or it is active again. */
  private async disabled(tx: Tx, { userId = '', webhookId = '' }: MailFacts): Promise<Letter | null> {
    const user = await this.users.find(userId);
    const webhook = await tx.row(sql.find, webhookId);
    if (user === null || webhook?.status !== 'disabled') return null;
    const reason =
      webhook.disabled_reason === 'gone'
        ? 'Its receiver answered that it is gone (410).'
        : 'Its receiver has taken no message for five days.';
    return {
      to: user.email,
      subject: `The webhook "${webhook.name}" is disabled`,
      paragraphs: [
        `Events are not sent to ${new URL(webhook.url).host} any more. ${reason}`,
        'What it answered stands in the log of its deliveries. When the receiver works again, set the status of the webhook to "active" and have the messages that failed sent again.',
      ],
    };
  }
}
