import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Background } from '../../config/background.js';
import { Config } from '../../config/config.js';
import { Log } from '../../logging/log.js';
import { Wire } from './wire.js';
import { mostNews } from './revocations.sql.js';

/** How long an instance may believe its memory after it last asked for news. */
export const leaseMilliseconds = 1_000;
const renewalMilliseconds = 300;
const retryMilliseconds = 200;
/** News are kept for an hour; whoever has slept for that long may have missed some, and begins anew. */
const longestSleepMilliseconds = 600_000;

/**
 * The right to answer from memory. It is renewed three times a second with one statement, which tells how far this
 * instance has come and brings what it has to forget; NOTIFY only makes that sooner. An instance that is frozen, cut
 * off or busy for a second has no lease, and reads the database.
 */
@Injectable()
export class Lease implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Grows with every piece of news. */
  revision = 0;
  private readonly instance = newId();
  private readonly forgetters: ((id: string) => void)[] = [];
  private readonly amnesias: (() => void)[] = [];
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private wake: (() => void) | null = null;
  /** Notices heard; one that comes during a renewal asks for another. */
  private notices = 0;
  private isAway = false;
  /** When news were asked for last. */
  private askedAt = -Infinity;
  private applied = 0;
  /** Until when memory may be used, by the clock that never jumps. */
  private heldUntil = -Infinity;
  /** The end of the lease that others may see of us; one that begins after it must be seen before it counts. */
  private seenUntil = -Infinity;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly background: Background,
  ) {}

  /** Calls back with the id of each user, session or API key, or of the signing keys, that memory must not hold any longer. */
  onNews(forget: (id: string) => void): void {
    this.forgetters.push(forget);
  }

  /** Calls back when news may have been missed. */
  onAmnesia(forgetAll: () => void): void {
    this.amnesias.push(forgetAll);
  }

  /** Whether memory may be used right now. */
  isHeld(): boolean {
    return this.clock.ticks() < this.heldUntil;
  }

  onApplicationBootstrap(): void {
    // who answers nobody needs no memory, and whoever revokes something would wait for it
    if (this.background.answers) this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake?.();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.holdOn().catch((error: unknown) => this.mourn(error));
      this.lose();
      await delay(retryMilliseconds, null, { signal }).catch(() => null);
    }
  }

  /** Renews for as long as the connection lives. A new connection may lead elsewhere: nothing old is believed. */
  private async holdOn(): Promise<void> {
    const wire = await Wire.open(this.config.database.directUrl ?? '', {
      onNotice: () => this.notice(),
      onLoss: () => this.lose(),
    });
    try {
      this.askedAt = this.clock.ticks();
      this.applied = await wire.newest();
      this.revision += 1;
      for (const forgetAll of this.amnesias) forgetAll();
      while (wire.isOpen && !this.stopping.signal.aborted) await this.renew(wire);
      this.lose();
      if (wire.isOpen) await wire.leave(this.instance);
    } finally {
      await wire.close();
    }
  }

  /**
   * One renewal. Its answer grants a lease only if the one before had not run out when it came: until then somebody
   * who revoked may have taken us for dead, and not have waited for us.
   */
  private async renew(wire: Wire): Promise<void> {
    const [sentAt, heard] = [this.clock.ticks(), this.notices];
    if (sentAt - this.askedAt > longestSleepMilliseconds) throw new Error('this instance slept for too long');
    this.askedAt = sentAt;
    const news = await wire.renew(this.instance, this.applied);
    for (const { sequence, id } of news) {
      this.applied = sequence;
      this.revision += 1;
      for (const forget of this.forgetters) forget(id);
    }
    const wasSeen = this.clock.ticks() < this.seenUntil;
    this.seenUntil = sentAt + leaseMilliseconds;
    if (wasSeen && news.length < mostNews) this.heldUntil = this.seenUntil;
    if (wasSeen) this.isAway = false;
    if (wasSeen && news.length === 0 && this.notices === heard) await this.rest();
  }

  /** Until the next renewal is due, a notice comes, or the connection is lost. */
  private async rest(): Promise<void> {
    const woken = new AbortController();
    this.wake = () => woken.abort();
    await delay(renewalMilliseconds, null, { signal: woken.signal }).catch(() => null);
    this.wake = null;
  }

  private notice(): void {
    this.notices += 1;
    this.wake?.();
  }

  /** One line for each time that the database is away, not one for each attempt. */
  private mourn(error: unknown): void {
    if (!this.isAway) this.log.failure(error, { what: 'revocations: the database is read at each request' });
    this.isAway = true;
  }

  private lose(): void {
    this.heldUntil = this.seenUntil = -Infinity;
    this.wake?.();
  }
}
