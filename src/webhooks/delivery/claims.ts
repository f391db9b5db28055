import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import { WebhookSecrets } from '../webhook-secrets.js';
import { signedHeaders } from './message.js';
import type { Sending } from './outcomes.js';
import * as sql from './sending.sql.js';
import type { Outgoing } from './webhook-call.js';

/** How long a claimed webhook is nobody else's; much longer than a call may take. */
const claimSeconds = 60;

/** A message whose turn it is, with its webhook. */
export interface Claimed extends Sending {
  readonly webhook: sql.ClaimedWebhook;
}

/** Whose turn it is: of each webhook one message at a time, whichever instance sends it. */
@Injectable()
export class Claims {
  constructor(
    private readonly database: Database,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The next message that is due, its attempt counted; null: there is none. */
  async next(): Promise<Claimed | null> {
    while (true) {
      const claim = newId();
      const [webhook, delivery] = await this.database.transaction(async (tx) => {
        const now = this.clock.now();
        const claimed = await tx.row(sql.claim, now, this.clock.inSeconds(claimSeconds), claim);
        if (claimed === null) return [null, null] as const;
        const begun = await tx.row(sql.begin, claimed.id, now);
        // another has sent it since the claim began to look
        if (begun === null) await tx.rows(sql.letGo, claimed.id, now);
        return [claimed, begun] as const;
      });
      if (webhook === null) return null;
      if (delivery !== null) return { claim, webhookId: webhook.id, url: webhook.url, webhook, delivery };
    }
  }

  /** What goes over the wire, signed at this moment; null: its secret cannot be opened. */
  outgoing({ webhook, delivery }: Claimed): Outgoing | null {
    const { event_id: id, body } = delivery;
    const now = this.clock.now();
    const secrets = this.secretsOf(webhook, now);
    if (secrets === null) return null;
    return { url: webhook.url, headers: signedHeaders({ id, body }, secrets, now), body };
  }

  private secretsOf(webhook: sql.ClaimedWebhook, now: Date): string[] | null {
    const { secret_sealed: secret, previous_secret_sealed: previous, previous_secret_until: until } = webhook;
    const live = previous !== null && until !== null && until > now ? [secret, previous] : [secret];
    try {
      return live.map((sealed) => this.secrets.textOf(sealed));
    } catch (error) {
      this.log.failure(error, { webhookId: webhook.id });
      return null;
    }
  }
}
