import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Gauge } from 'prom-client';
import { Clock } from '../clock/clock.js';
import { Background } from '../config/background.js';
import { Database } from '../database/database.js';
import { registry } from '../health/metrics.js';
import { SideChecks } from '../health/side-checks.js';
import { Log } from '../logging/log.js';
import { countOverdue } from './posts.sql.js';

const measureMilliseconds = 15_000;
/** Whoever works is not that late. */
const graceMilliseconds = 60_000;

const overduePosts = new Gauge({
  name: 'stoa_posts_overdue',
  help: 'Drafts that were to publish themselves more than a minute ago; 1000: as many or more',
  registers: [registry],
});

/** Drafts that should be out and are not: measured now and then, and told to whoever looks after the service. */
@Injectable()
export class OverduePosts implements OnApplicationBootstrap {
  private count: number | null = null;
  private measuredAt: Date | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly background: Background,
    private readonly checks: SideChecks,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.checks.add('scheduledPosts', () => this.state);
    if (this.background.isOn) await this.tryToMeasure();
  }

  /**
   * `down`: a post is overdue; null: nothing is measured yet. Where nothing runs by the clock, whoever asks has it measured
   * for those who ask next.
   */
  private get state(): 'up' | 'down' | null {
    if (!this.background.isOn && this.isOld) void this.tryToMeasure();
    if (this.count === null) return null;
    return this.count > 0 ? 'down' : 'up';
  }

  @Interval(measureMilliseconds)
  async tryToMeasure(): Promise<void> {
    const now = this.clock.now();
    this.measuredAt = now;
    try {
      const due = new Date(now.getTime() - graceMilliseconds);
      this.count = (await this.database.read.row(countOverdue, due))?.overdue ?? 0;
      overduePosts.set(this.count);
    } catch (error) {
      this.log.failure(error, { work: 'overdue posts' });
    }
  }

  private get isOld(): boolean {
    const { measuredAt } = this;
    return measuredAt === null || this.clock.now().getTime() - measuredAt.getTime() >= measureMilliseconds;
  }
}
