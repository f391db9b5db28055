import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { layOut } from './layout.js';
import type { Letter } from './letter.js';
import { Mail } from './mail.js';
import * as sql from './mail.sql.js';
import { TRANSPORT, Undeliverable, type Transport } from './transport.js';

const sweepMilliseconds = 500;
/** How long a claimed mail is nobody else's; longer than any transport may take for it. */
const claimSeconds = 120;
/** How long to wait after the first failure, the second, and so on; the last for all that follow. */
const backoffSeconds = [10, 60, 300, 1_800, 7_200];
const lastSeconds = 86_400;
/** How long letters on their way may still take when the process ends. */
const leaveMilliseconds = 5_000;

/**
 * Takes mails from the queue to the transport. Each is sent outside of any transaction and removed afterwards, so
 * it goes out at least once: a crash in between sends it again. Any number of instances share the work.
 */
@Injectable()
export class MailDelivery implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  private isLeaving = false;

  constructor(
    private readonly database: Database,
    private readonly mail: Mail,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(TRANSPORT) private readonly transport: Transport | null,
  ) {}

  onApplicationBootstrap(): void {
    if (this.transport === null)
      this.log.warn('SMTP_URL is not set: letters wait in the queue, each for a day at most.');
  }

  /**
   * Sends all that is due when it is called, and comes back when that is done. There is one run at a time: who
   * calls during one gets the next, together with whoever else calls until then.
   */
  @Interval(sweepMilliseconds)
  deliverDue(): Promise<void> {
    if (this.next !== null) return this.next;
    if (this.running === null) return this.begin();
    this.next = this.running
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        return this.begin();
      });
    return this.next;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isLeaving = true;
    const late = setTimeout(() => this.transport?.close(), leaveMilliseconds);
    await (this.next ?? this.running)?.catch(() => undefined);
    clearTimeout(late);
    this.transport?.close();
  }

  private begin(): Promise<void> {
    this.running = this.run().finally(() => (this.running = null));
    return this.running;
  }

  private async run(): Promise<void> {
    if (this.isLeaving) return;
    const { transport } = this;
    if (transport === null) return;
    const drain = async (): Promise<void> => {
      while (!this.isLeaving && transport.isReady && (await this.deliverNext(transport)));
    };
    const ends = await Promise.allSettled(Array.from({ length: transport.atOnce }, drain));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Gives false when nothing is due. A mail that fails stops no other. */
  private async deliverNext(transport: Transport): Promise<boolean> {
    const claimed: { mail: sql.ClaimedMail | null } = { mail: null };
    try {
      const letter = await this.database.transaction(async (tx) => {
        claimed.mail = await tx.row(sql.claim, this.clock.now(), this.clock.inSeconds(claimSeconds));
        if (claimed.mail === null) return null;
        const composed = await this.mail.compose(tx, claimed.mail.kind, claimed.mail.facts);
        if (composed === null) await tx.rows(sql.remove, claimed.mail.id);
        return composed;
      });
      if (claimed.mail === null) return false;
      if (letter !== null) await this.send(transport, claimed.mail.id, letter);
    } catch (error) {
      if (claimed.mail === null) throw error;
      await this.settleFailure(claimed.mail, error);
    }
    return true;
  }

  private async send(transport: Transport, id: string, letter: Letter): Promise<void> {
    await transport.send(id, layOut(letter));
    await this.remove(id);
  }

  private async settleFailure({ id, kind, attempts }: sql.ClaimedMail, error: unknown): Promise<void> {
    const facts = { mailId: id, kind, attempts };
    if (error instanceof Undeliverable) {
      this.log.event('mail given up', { ...facts, reason: error.message });
      return this.remove(id);
    }
    this.log.failure(error, facts);
    const seconds = backoffSeconds[Math.min(attempts, backoffSeconds.length) - 1] ?? 0;
    await this.database.transaction((tx) =>
      tx.rows(sql.postpone, id, attempts, this.clock.inSeconds(seconds)),
    );
  }

  private async remove(id: string): Promise<void> {
    await this.database.transaction((tx) => tx.rows(sql.remove, id));
  }

  /** A mail of yesterday helps nobody; its tokens are dead. After a long stop each still has one attempt. */
  async giveUpOld(): Promise<void> {
    const [now, end] = [this.clock.now(), this.clock.inSeconds(-lastSeconds)];
    const old = await this.database.transaction((tx) =>
      tx.rows(sql.giveUp, now, end, this.transport === null),
    );
    for (const { id, kind, attempts } of old)
      this.log.event('mail given up', { mailId: id, kind, attempts, reason: 'a day has passed' });
  }
}
