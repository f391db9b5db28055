import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { placedEvents } from '../events/relay/relay.js';
import { Log } from '../logging/log.js';
import type { Listener } from './listener.js';
import * as sql from './live.sql.js';
import { Reel } from './reel.js';
import { Turns } from './turns.js';

/** How long an event that another process placed waits at most before it is read; one placed here wakes us. */
const pollMilliseconds = 150;
const readAtOnce = 500;
/** How many places one read of a listener that is behind looks at, and how many events it gives. */
const [pageOfPlaces, pageOfEvents] = [1_000, 200];
/** Reads of those who are behind, at the same time; requests need the connections more. */
const readsAtOnce = 3;
/** An hour before published events may be deleted nobody counts on them any more. */
const cautionSeconds = 3_600;

/**
 * Brings events to the listeners of this process. The outbox is read once for all of them, by position, while there is
 * anybody; a listener that is further behind than memory reads pages of its own until it has caught up.
 */
@Injectable()
export class EventFeed implements OnModuleInit, BeforeApplicationShutdown {
  private readonly listeners = new Set<Listener>();
  private readonly turns = new Turns(readsAtOnce);
  private reel: Reel | null = null;
  private opening: Promise<Reel> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private reading: Promise<void> | null = null;
  private isWoken = false;
  private isAway = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.database.onTouched((subjects) => {
      if (subjects.includes(placedEvents)) this.wake();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const listener of this.listeners) this.leave(listener);
    await this.reading;
  }

  /**
   * From now on the listener hears everything after the place `since`, or what comes; until it is destroyed. A place
   * that is no longer kept, or never was, makes it begin anew with what comes. Fails when the database does.
   */
  async join(listener: Listener, since: number | null): Promise<void> {
    this.listeners.add(listener);
    listener.once('close', () => this.leave(listener));
    try {
      const reel = await this.open();
      const isKept = since === null || reel.covers(since) || (await this.isKept(since));
      listener.begin(isKept && since !== null ? since : reel.position, !isKept);
    } catch (error) {
      listener.destroy();
      throw error;
    }
    void this.catchUp(listener);
  }

  /** Whether the outbox is being read, or will be. */
  get isReading(): boolean {
    return this.reading !== null || this.reel !== null;
  }

  private leave(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.reel = this.opening = this.timer = null;
  }

  private async open(): Promise<Reel> {
    if (this.reel !== null) {
      // whoever it was opened for may have left meanwhile, and with the last listener the reading stopped
      if (this.timer === null) this.wake();
      return this.reel;
    }
    this.opening ??= this.begin();
    try {
      return await this.opening;
    } catch (error) {
      this.opening = null;
      throw error;
    }
  }

  private async begin(): Promise<Reel> {
    const last = await this.database.read.row(sql.newest);
    // somebody who came later may have been faster; there is one reel at a time
    const reel = this.reel ?? new Reel(last?.position ?? 0);
    // all have left meanwhile: nobody would read on, and whoever comes next begins anew
    if (this.listeners.size === 0) return reel;
    this.reel = reel;
    this.wake();
    return reel;
  }

  /** Whether all that followed the place is there, and will be for a while. There need not be an event at the place itself. */
  private async isKept(position: number): Promise<boolean> {
    const keptSeconds = this.config.events.retentionDays * 86_400 - cautionSeconds;
    const rest = await this.database.read.row(sql.restAfter, position);
    if (!rest?.is_whole) return false;
    return rest.next_at === null || rest.next_at > this.clock.inSeconds(-keptSeconds);
  }

  private wake(): void {
    this.isWoken = true;
    if (this.reading !== null || this.reel === null) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.reading = this.readOn().finally(() => {
      this.reading = null;
      if (this.listeners.size > 0)
        this.timer = setTimeout(() => this.wake(), this.isWoken ? 0 : pollMilliseconds);
    });
  }

  private async readOn(): Promise<void> {
    this.isWoken = false;
    try {
      while (await this.readSome());
      this.isAway = false;
    } catch (error) {
      // one line for each time that the database is away
      if (!this.isAway) this.log.failure(error, { work: 'event streams' });
      this.isAway = true;
    }
  }

  /** Reads what is new and tells it; gives whether there may be more. */
  private async readSome(): Promise<boolean> {
    const { reel } = this;
    if (reel === null) return false;
    const events = await this.database.read.rows(sql.following, reel.position, readAtOnce);
    if (this.reel !== reel) return false;
    reel.add(events);
    for (const listener of this.listeners) if (listener.isJoined) this.tell(listener, events);
    return events.length === readAtOnce;
  }

  /** A listener for whom too much waits already, or whose caller has to be looked at first, goes on at its own pace. */
  private tell(listener: Listener, events: readonly sql.PlacedEvent[]): void {
    if (listener.mayHear(events) && events.every((event) => listener.hear(event))) return;
    listener.isJoined = false;
    void this.catchUp(listener);
  }

  /** Never fails: a listener to whom nothing can be told ends. */
  private async catchUp(listener: Listener): Promise<void> {
    try {
      while (!listener.isOver && !(await this.comeCloser(listener))) await listener.drained();
    } catch (error) {
      this.log.failure(error, { work: 'event streams' });
      listener.end('unavailable');
    }
  }

  /** Tells some of what the listener has missed; gives whether it has caught up. From then on it misses nothing. */
  private async comeCloser(listener: Listener): Promise<boolean> {
    if (this.reel?.after(listener.position) === null) return this.tellPage(listener, this.reel.position);
    await listener.trusted();
    const { reel } = this;
    if (reel === null) return true;
    const kept = reel.after(listener.position);
    return (listener.isJoined = kept?.every((event) => listener.hear(event)) ?? false);
  }

  private async tellPage(listener: Listener, newest: number): Promise<false> {
    const { position, heardAudiences } = listener;
    const end = Math.min(position + pageOfPlaces, newest);
    const events = await this.turns.take(() =>
      this.database.read.rows(sql.page, position, end, heardAudiences, pageOfEvents),
    );
    await listener.trusted();
    // what it may hear by now was not all read for it
    if (listener.heardAudiences.join() !== heardAudiences.join()) return false;
    if (events.every((event) => listener.hear(event)) && events.length < pageOfEvents)
      listener.position = Math.max(listener.position, end);
    return false;
  }
}
