import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { AdaptiveLimit } from './adaptive-limit.js';
import { AnswerRate } from './answer-rate.js';
import { LoopDelay } from './loop-delay.js';
import { Overload, type Reason } from './overload.js';
import { loopDelay, requestsInFlight, requestsLimit } from './overload.metrics.js';

/** Whose places a request takes: what must go on when the rest cannot has its own. */
export type Lane = 'ordinary' | 'essential';

/** However late the event loop is, so many of a crowd are worked on; of a queue that stands fewer. */
const leastAtOnce = 64;
/** A crowd that renews its sessions at one moment; who has a password checked waits in a shorter queue (src/users/passwords.ts). */
const mostEssential = 1_000;

/** Decides which requests are let in: as many as can be answered soon, and no more. */
@Injectable()
export class Admission {
  private readonly running: Record<Lane, number> = { ordinary: 0, essential: 0 };
  private readonly limit: AdaptiveLimit;
  private readonly delay = new LoopDelay();
  private readonly rate = new AnswerRate();

  constructor(
    config: Config,
    private readonly overload: Overload,
  ) {
    const { mostRequests: most, lateMilliseconds } = config.overload;
    this.limit = new AdaptiveLimit({ least: leastAtOnce, most, lateMilliseconds });
  }

  /** Watches the event loop from now on; a process that answers nobody has no need to. */
  start(): void {
    this.delay.start((milliseconds) => this.afterTurn(milliseconds));
  }

  stop(): void {
    this.delay.stop();
  }

  /** Why a request of the lane cannot be let in now, or null. */
  fullOf(lane: Lane): Reason | null {
    if (lane === 'essential') return this.running.essential < mostEssential ? null : 'requests';
    const { ordinary } = this.running;
    if (ordinary >= this.limit.current) return this.limit.isLowered ? 'event_loop' : 'requests';
    return ordinary < this.limit.whileLate(this.delay.milliseconds, this.rate.current) ? null : 'event_loop';
  }

  /** A request is worked on from now on; give its place back with {@link leave}. */
  enter(lane: Lane): void {
    this.running[lane] += 1;
  }

  leave(lane: Lane): void {
    this.running[lane] -= 1;
    if (lane === 'ordinary') this.rate.count();
  }

  private afterTurn(milliseconds: number): void {
    this.rate.settle();
    this.limit.settle(milliseconds, this.rate.current, performance.now());
    loopDelay.set(milliseconds / 1000);
    requestsLimit.set({ lane: 'ordinary' }, this.limit.current);
    requestsLimit.set({ lane: 'essential' }, mostEssential);
    for (const lane of ['ordinary', 'essential'] as const) requestsInFlight.set({ lane }, this.running[lane]);
    this.overload.look();
  }
}
