import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { may, type Caller } from '../access/caller.js';
import { Lease } from '../access/revocations/lease.js';
import { AuthFacade } from '../auth/auth.facade.js';
import { Config } from '../config/config.js';
import { Drain } from '../http/edge/drain.js';
import { Unavailable } from '../http/problem/problems.js';
import { EventFeed } from './event-feed.js';
import { endedStreams, openStreams } from './live.metrics.js';
import { TooManyStreams } from './live.problems.js';
import { Listener, type Ending } from './listener.js';
import { Turns } from './turns.js';

/** Milliseconds after which it is looked again whether there is a lease. */
const leaseGlance = 100;
/** How often a caller is looked at, one time right after the other. */
const mostLooks = 3;

/** Milliseconds; tests shorten them. */
export const rhythm = {
  /** Callers are looked at again this often. */
  check: 1_000,
  heartbeat: 15_000,
};

/** How many callers are looked at together. From memory as a rule; without it each is a read of the database. */
const checkedAtOnce = 50;

/** One stream and the request that opened it, whose token is proved again and again. */
interface Stream {
  readonly request: FastifyRequest;
  readonly listener: Listener;
  readonly userId: string;
}

/** What somebody asks to hear. */
export interface Wish {
  /** None: all. */
  readonly types: readonly string[];
  /** The last place that was heard; null: only what comes. */
  readonly since: number | null;
}

/** The streams that are open in this process: how many may be, and for how long each of them. */
@Injectable()
export class LiveStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Set<Stream>();
  private readonly turns = new Turns(checkedAtOnce);
  private timers: NodeJS.Timeout[] = [];
  private isChecking = false;
  private isLeaving = false;

  constructor(
    private readonly feed: EventFeed,
    private readonly auth: AuthFacade,
    private readonly drain: Drain,
    private readonly config: Config,
    private readonly lease: Lease,
  ) {}

  onModuleInit(): void {
    this.lease.onNews((id) => this.doubt((listener) => listener.isMeantBy(id)));
    this.lease.onAmnesia(() => this.doubt(() => true));
    this.drain.onBegin(() => this.leave());
  }

  onModuleDestroy(): void {
    this.leave();
  }

  /**
   * Opens a stream for the caller of the request.
   *
   * @throws TooManyStreams, Unavailable
   */
  async open(request: FastifyRequest, caller: Caller, { types, since }: Wish): Promise<Listener> {
    this.refuseTooMany(caller);
    const listener = new Listener(caller, types, {
      isHeld: () => this.lease.isHeld(),
      renew: () => this.renew(stream),
    });
    const stream = { request, listener, userId: caller.id };
    this.streams.add(stream);
    openStreams.inc();
    listener.once('close', () => this.forget(stream));
    this.keepTime();
    await this.feed.join(listener, since);
    return listener;
  }

  private refuseTooMany({ id }: Caller): void {
    const { mostStreams, mostStreamsOfOne } = this.config.live;
    if (this.isLeaving) throw new Unavailable('This instance is about to leave; another one answers.', 1);
    const own = [...this.streams].filter(({ userId }) => userId === id).length;
    if (own >= mostStreamsOfOne) throw new TooManyStreams(mostStreamsOfOne);
    if (this.streams.size >= mostStreams)
      throw new Unavailable('As many streams are open here as this instance can keep.', 10);
  }

  private forget(stream: Stream): void {
    this.streams.delete(stream);
    openStreams.dec();
    if (this.streams.size > 0) return;
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
  }

  private keepTime(): void {
    if (this.timers.length > 0) return;
    this.timers = [
      setInterval(() => void this.check(), rhythm.check),
      setInterval(() => this.beat(), rhythm.heartbeat),
    ];
  }

  private beat(): void {
    for (const { listener } of this.streams) listener.beat();
  }

  /** Rights were taken away, or given: those whom it may be about hear nothing more until they were looked at anew. */
  private doubt(isMeant: (listener: Listener) => boolean): void {
    for (const { listener } of this.streams) if (isMeant(listener)) listener.doubt();
  }

  /**
   * There is something to tell. Without a lease it waits for that, or for the next round, so that nobody is read more often than
   * in each.
   */
  private renew(stream: Stream): void {
    if (!stream.listener.isWaiting) return;
    if (this.lease.isHeld()) void this.turns.take(() => this.checkOne(stream));
    else setTimeout(() => this.renew(stream), leaseGlance).unref();
  }

  /** Ends the streams of those who may not hear any longer, or of whom nobody can tell; others hear what they may now. */
  private async check(): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    await Promise.all([...this.streams].map((stream) => this.turns.take(() => this.checkOne(stream))));
    this.isChecking = false;
  }

  private async checkOne({ request, listener }: Stream): Promise<void> {
    if (listener.isOver) return;
    try {
      const caller = await this.callerOf(request, listener);
      if (caller === null) this.end(listener, 'signed-out');
      else if (caller === 'unsure') return;
      else if (!may(caller, 'events:read')) this.end(listener, 'not-allowed');
      else listener.allow(caller);
    } catch {
      // the database is away: who may not be heard of is not told
      this.end(listener, 'unavailable');
    }
  }

  /** What was found while news came in may be older than they are; who is meant each time is looked at in the next round. */
  private async callerOf(request: FastifyRequest, listener: Listener): Promise<Caller | null | 'unsure'> {
    for (let look = 0; look < mostLooks; look += 1) {
      const { doubts } = listener;
      const caller = await this.auth.callerOf(request);
      if (caller === null || listener.doubts === doubts) return caller;
    }
    return 'unsure';
  }

  private leave(): void {
    this.isLeaving = true;
    for (const { listener } of this.streams) this.end(listener, 'leaving');
  }

  private end(listener: Listener, reason: Ending): void {
    if (!listener.isOver) endedStreams.inc({ reason });
    listener.end(reason);
  }
}
