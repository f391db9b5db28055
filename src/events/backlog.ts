import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/clock.js';
import { Background } from '../config/background.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import * as sql from './backlog.sql.js';
import { Consumers, relayName } from './consumers.js';
import { deadLetters, eventsWaiting, oldestWaiting, unknownConsumers } from './event.metrics.js';

const measureMilliseconds = 15_000;
/** An event that waits longer says that something is not well. */
const lateSeconds = 300;
const mostCounted = 100_000;

/**
 * How much waits for whom, measured now and then: for the relay to give it its place, for each consumer, and for names
 * that no consumer here has.
 */
@Injectable()
export class Backlog implements OnApplicationBootstrap {
  private worstSeconds: number | null = null;
  private measuredAt: Date | null = null;
  private unknown: readonly string[] = [];

  constructor(
    private readonly database: Database,
    private readonly consumers: Consumers,
    private readonly clock: Clock,
    private readonly background: Background,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.background.isOn) await this.tryToMeasure();
  }

  /**
   * `down`: an event has waited for minutes; null: nothing is measured yet. Where nothing runs by the clock, whoever asks
   * has it measured for those who ask next.
   */
  get state(): 'up' | 'down' | null {
    if (!this.background.isOn && this.isOld) void this.tryToMeasure();
    if (this.worstSeconds === null) return null;
    return this.worstSeconds > lateSeconds ? 'down' : 'up';
  }

  @Interval(measureMilliseconds)
  async measure(): Promise<void> {
    this.measuredAt = this.clock.now();
    const known = this.consumers.all().map(({ name }) => name);
    const there = await this.database.read.rows(sql.namesThere);
    const unknown = there.map(({ consumer }) => consumer).filter((name) => !known.includes(name));
    const rows = await this.database.read.rows(sql.waitingFor, [...known, ...unknown], mostCounted);
    const unplaced = await this.database.read.row(sql.waitingForRelay, mostCounted);
    this.tell(rows, unplaced);
    this.tellUnknown(unknown);
    const late = [unplaced, ...rows.filter(({ consumer }) => known.includes(consumer))];
    this.worstSeconds = Math.max(...late.map((row) => this.ageOf(row)));
  }

  private get isOld(): boolean {
    const { measuredAt } = this;
    return measuredAt === null || this.clock.now().getTime() - measuredAt.getTime() >= measureMilliseconds;
  }

  private async tryToMeasure(): Promise<void> {
    try {
      await this.measure();
    } catch (error) {
      this.log.failure(error, { work: 'backlog' });
    }
  }

  private tell(rows: readonly sql.WaitingRow[], unplaced: sql.Waiting | null): void {
    // who was dropped is told no more
    for (const gauge of [eventsWaiting, oldestWaiting, deadLetters]) gauge.reset();
    eventsWaiting.set({ consumer: relayName }, unplaced?.waiting ?? 0);
    oldestWaiting.set({ consumer: relayName }, this.ageOf(unplaced));
    for (const row of rows) {
      const { consumer, waiting, dead } = row;
      eventsWaiting.set({ consumer }, waiting);
      oldestWaiting.set({ consumer }, this.ageOf(row));
      deadLetters.set({ consumer }, dead);
    }
  }

  private tellUnknown(names: readonly string[]): void {
    unknownConsumers.reset();
    for (const consumer of names) unknownConsumers.set({ consumer }, 1);
    for (const name of names.filter((one) => !this.unknown.includes(one)))
      this.log.warn(
        `Events are kept for "${name}", and no consumer of this release is called so (docs/services.md).`,
      );
    this.unknown = names;
  }

  private ageOf(row: sql.Waiting | null): number {
    const since = row?.oldest ?? this.clock.now();
    return Math.max(0, (this.clock.now().getTime() - since.getTime()) / 1000);
  }
}
