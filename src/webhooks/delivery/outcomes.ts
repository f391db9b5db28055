import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import { WebhookEnds } from '../webhook-ends.js';
import { isTaken, type Answer } from './answer.js';
import { nextAttempt, retryAfterSeconds } from './retries.js';
import * as sql from './sending.sql.js';

const gone = 410;
const patienceMilliseconds = 5 * 86_400_000;

/** A message on its way, and the claim under which it is sent. */
export interface Sending {
  readonly claim: string;
  readonly webhookId: string;
  /** Where it is sent. */
  readonly url: string;
  readonly delivery: sql.ClaimedDelivery;
}

/** What becomes of a message, and of its webhook, by what was answered. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly database: Database,
    private readonly ends: WebhookEnds,
    private readonly clock: Clock,
  ) {}

  /** Records an attempt. One whose claim was over is not recorded: somebody else is at it. */
  async record({ claim, webhookId, url, delivery }: Sending, answer: Answer): Promise<void> {
    await this.database.transaction(async (tx) => {
      const webhook = await tx.row(sql.holdClaimed, webhookId, claim);
      if (webhook === null) return;
      const now = this.clock.now();
      const isItsOwn = webhook.url === url;
      const { pause, failingSince, reason } = isItsOwn ? meaningOf(answer, webhook, now) : nothingTo(webhook);
      const goesOn = webhook.status === 'active' && reason === null;
      const next = goesOn ? nextOf(delivery, answer, pause, now) : null;
      await this.settle(tx, delivery.id, answer, next);
      await tx.rows(sql.release, webhookId, this.clock.inSeconds(pause ?? 0), failingSince);
      if (reason === null) return;
      await this.ends.disable(tx, { id: webhookId, createdBy: webhook.created_by, reason });
    });
  }

  private async settle(tx: Tx, id: string, answer: Answer, next: Date | null): Promise<void> {
    const { durationMilliseconds, status: answered, body } = answer;
    const status = isTaken(answer) ? 'delivered' : next === null ? 'failed' : 'pending';
    await tx.rows(sql.settle, id, status, next, durationMilliseconds, answered, body, wordsOf(answer));
  }
}

/** What an answer means to the webhook. */
interface Meaning {
  /** Seconds for which nothing is to be sent to it; null: the receiver asked for none. */
  readonly pause: number | null;
  readonly failingSince: Date | null;
  /** Why it is to be disabled; null: it goes on. */
  readonly reason: 'gone' | 'failing' | null;
}

function meaningOf(answer: Answer, webhook: sql.HeldWebhook, now: Date): Meaning {
  if (isTaken(answer)) return { pause: null, failingSince: null, reason: null };
  const failingSince = webhook.failing_since ?? now;
  const reason = webhook.status === 'active' ? reasonToEnd(answer, failingSince, now) : null;
  return { pause: retryAfterSeconds(answer.retryAfter, now), failingSince, reason };
}

/** An address that is the webhook's no longer speaks for this one message, and not for the address that came after it. */
function nothingTo({ failing_since: failingSince }: sql.HeldWebhook): Meaning {
  return { pause: null, failingSince, reason: null };
}

function nextOf(
  { attempts, created_at: createdAt }: sql.ClaimedDelivery,
  answer: Answer,
  pause: number | null,
  now: Date,
): Date | null {
  return isTaken(answer) ? null : nextAttempt({ now, createdAt, attempts, retryAfterSeconds: pause });
}

function wordsOf(answer: Answer): string | null {
  if (isTaken(answer)) return null;
  return answer.error ?? `It was answered ${answer.status ?? 'nothing'}.`;
}

function reasonToEnd({ status }: Answer, failingSince: Date, now: Date): 'gone' | 'failing' | null {
  if (status === gone) return 'gone';
  return now.getTime() - failingSince.getTime() >= patienceMilliseconds ? 'failing' : null;
}
