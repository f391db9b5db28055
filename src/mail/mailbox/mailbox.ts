import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import type { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Message, Transport } from '../transport.js';
import * as sql from './mailbox.sql.js';

/** A letter that was not sent anywhere but kept, to be read at `/dev/mailbox`. */
export interface KeptLetter extends Omit<Message, 'unsubscribeUrl'> {
  readonly id: string;
  readonly sentAt: Date;
}

const newest = 200;

/** Whether letters stay here: nobody gave us SMTP, and it is no production. */
export function keepsLetters(config: Config): boolean {
  return config.mail.smtpUrl === null && !config.production;
}

/** Where letters end during development: in the database, the newest 200 of them. */
@Injectable()
export class Mailbox implements Transport {
  /** One by one, so that the newest letter is the one that was asked for last. */
  readonly atOnce = 1;
  readonly isReady = true;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async send(id: string, { to, subject, text, html }: Message): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.rows(sql.keep, id, to, subject, text, html, this.clock.now());
      await tx.rows(sql.dropAllBut, newest);
    });
  }

  /** Newest first; with an address only what went there, whatever its capitals. */
  async list(to: string | null): Promise<KeptLetter[]> {
    const rows = await this.database.read.rows(sql.list, to);
    return rows.map(({ id, recipient, subject, body_text: text, body_html: html, sent_at: sentAt }) => ({
      ...{ id, to: recipient, subject },
      ...{ text, html, sentAt },
    }));
  }

  close(): void {
    // there is nothing to let go of: the connections are the database's
  }
}
