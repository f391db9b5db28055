import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
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
  async record({ claim, webhookId, delivery }: Sending, answer: Answer): Promise<void> {
    await this.database.transaction(async (tx) => {
      const webhook = await tx.row(sql.holdClaimed, webhookId, claim);
      if (webhook === null) return;
      const now = this.clock.now();
      const wait = isTaken(answer) ? null : retryAfterSeconds(answer.retryAfter, now);
      const next = webhook.status === 'active' ? this.nextOf(delivery, answer, wait) : null;
      const status = isTaken(answer) ? 'delivered' : next === null ? 'failed' : 'pending';
      const { durationMilliseconds, status: answered, body, error } = answer;
      const words = error ?? (isTaken(answer) ? null : `It was answered ${answered}.`);
      await tx.rows(sql.settle, delivery.id, status, next, durationMilliseconds, answered, body, words);
      const failingSince = isTaken(answer) ? null : (webhook.failing_since ?? now);
      await tx.rows(sql.release, webhookId, wait === null ? now : this.clock.inSeconds(wait), failingSince);
      const reason = reasonToEnd(answer, failingSince, now);
      if (reason === null || webhook.status !== 'active') return;
      await this.ends.disable(tx, { id: webhookId, createdBy: webhook.created_by, reason });
    });
  }

  private nextOf(delivery: sql.ClaimedDelivery, answer: Answer, wait: number | null): Date | null {
    if (isTaken(answer)) return null;
    const { attempts, created_at: createdAt } = delivery;
    return nextAttempt({ now: this.clock.now(), createdAt, attempts, retryAfterSeconds: wait });
  }
}

function reasonToEnd({ status }: Answer, failingSince: Date | null, now: Date): 'gone' | 'failing' | null {
  if (status === gone) return 'gone';
  if (failingSince === null) return null;
  return now.getTime() - failingSince.getTime() >= patienceMilliseconds ? 'failing' : null;
}
