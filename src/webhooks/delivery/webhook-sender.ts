import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { setTimeout as delay } from 'node:timers/promises';
import { Log } from '../../logging/log.js';
import { mostWebhooks } from '../webhook.problems.js';
import type { Answer } from './answer.js';
import { Claims, type Claimed } from './claims.js';
import { Outcomes } from './outcomes.js';
import { WebhookCall } from './webhook-call.js';

const sweepMilliseconds = 500;
/** One whose receiver hangs has a place of its own, and takes none from another. */
const atOnce = mostWebhooks;
/** How long messages on their way may still take when the process ends. */
const leaveMilliseconds = 5_000;

/** What comes of a message that could not be signed: an attempt that failed, as its log then says. */
const unsigned: Answer = {
  ...{ status: null, body: null, retryAfter: null, durationMilliseconds: 0 },
  error: 'No secret of the configuration opens the secret of this webhook, so the message cannot be signed.',
};

/**
 * Sends messages: to each webhook one at a time, to all of them at once, outside of any transaction. What was answered
 * is recorded afterwards, so a message goes out at least once: a crash in between sends it again, under the same
 * `webhook-id`. Any number of instances share the work.
 */
@Injectable()
export class WebhookSender implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<void>>();
  private readonly leaving = new AbortController();
  private starting: Promise<void> | null = null;
  private isLeaving = false;

  constructor(
    private readonly claims: Claims,
    private readonly call: WebhookCall,
    private readonly outcomes: Outcomes,
    private readonly log: Log,
  ) {}

  @Interval(sweepMilliseconds)
  async sweep(): Promise<void> {
    if (this.starting === null) await this.startDue();
  }

  /** Sends all that is due, also what becomes due meanwhile, and comes back when it was answered. */
  async sendDue(): Promise<void> {
    while (true) {
      await this.startDue();
      if (this.underWay.size === 0) return;
      await Promise.race(this.underWay);
    }
  }

  /** Waits for answers, a while; what was not answered then is sent again by another. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isLeaving = true;
    await this.starting;
    const answered = new AbortController();
    const patience = delay(leaveMilliseconds, null, { signal: answered.signal }).catch(() => null);
    await Promise.race([patience, Promise.all(this.underWay)]);
    answered.abort();
    this.leaving.abort();
    await Promise.all(this.underWay);
  }

  /** Sets everything on its way that is due after this call, and waits for no answer. Never throws. */
  private startDue(): Promise<void> {
    const before = this.starting ?? Promise.resolve();
    const mine: Promise<void> = before
      .then(() => this.start())
      .finally(() => {
        if (this.starting === mine) this.starting = null;
      });
    this.starting = mine;
    return mine;
  }

  private async start(): Promise<void> {
    try {
      while (!this.isLeaving && this.underWay.size < atOnce) {
        const claimed = await this.claims.next();
        if (claimed === null) return;
        const sent: Promise<void> = this.send(claimed).finally(() => {
          this.underWay.delete(sent);
          if (!this.isLeaving) void this.startDue();
        });
        this.underWay.add(sent);
      }
    } catch (error) {
      this.log.failure(error, { work: 'webhooks' });
    }
  }

  /** What fails on our side is not recorded: the message comes again when its claim is over. */
  private async send(claimed: Claimed): Promise<void> {
    try {
      const outgoing = this.claims.outgoing(claimed);
      const answer = outgoing === null ? unsigned : await this.call.make(outgoing, this.leaving.signal);
      if (answer !== null) await this.outcomes.record(claimed, answer);
    } catch (error) {
      this.log.failure(error, { webhookId: claimed.webhookId, deliveryId: claimed.delivery.id });
    }
  }
}
