import { Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { Clock } from '../../clock/clock.js';

type Usage = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/** The most buckets that are remembered; the oldest window goes first. About 10 MB. */
const capacity = 100_000;

interface Window {
  /** By all processes, as far as is known here. */
  hits: number;
  /** Of those, what the others have not been told of. */
  untold: number;
  endsAt: number;
}

/** So many hits of a bucket, and when its window ends. */
export interface Count {
  readonly bucket: string;
  readonly hits: number;
  readonly endsAt: number;
}

/**
 * Counts requests per bucket in fixed windows: in this process, at once, and with what the others have told of theirs. One
 * count per bucket, whatever the route; bounded, without timers, so that a flood of addresses cannot fill the memory (M20).
 */
@Injectable()
export class QuotaStore implements ThrottlerStorage {
  private readonly windows = new Map<string, Window>();
  private readonly untold = new Set<string>();

  constructor(private readonly clock: Clock) {}

  increment(bucket: string, windowMilliseconds: number, limit: number): Promise<Usage> {
    return Promise.resolve(this.count(bucket, windowMilliseconds, limit));
  }

  /** Counts one request. Times in the answer are seconds. */
  count(bucket: string, windowMilliseconds: number, limit: number): Usage {
    const now = this.clock.now().getTime();
    const window = this.open(bucket, now, windowMilliseconds);
    window.hits += 1;
    window.untold += 1;
    this.untold.add(bucket);
    const secondsLeft = Math.ceil((window.endsAt - now) / 1000);
    const isBlocked = window.hits > limit;
    return {
      totalHits: window.hits,
      timeToExpire: secondsLeft,
      isBlocked,
      timeToBlockExpire: isBlocked ? secondsLeft : 0,
    };
  }

  /** What was counted here and not told yet, of so many buckets at most; from now on it counts as told. */
  tell(most: number): Count[] {
    const counts: Count[] = [];
    for (const bucket of this.untold) {
      if (counts.length === most) break;
      this.untold.delete(bucket);
      const window = this.windows.get(bucket);
      if (window === undefined) continue;
      counts.push({ bucket, hits: window.untold, endsAt: window.endsAt });
      window.untold = 0;
    }
    return counts;
  }

  /** What all have counted together, this process included up to what it told; their window is the one that holds. */
  hear(counts: readonly Count[]): void {
    for (const { bucket, hits, endsAt } of counts) {
      const window = this.windows.get(bucket);
      if (window !== undefined) Object.assign(window, { hits: hits + window.untold, endsAt });
    }
  }

  private open(bucket: string, now: number, windowMilliseconds: number): Window {
    const known = this.windows.get(bucket);
    if (known && known.endsAt > now) return known;
    const window = { hits: 0, untold: 0, endsAt: now + windowMilliseconds };
    this.windows.delete(bucket);
    this.windows.set(bucket, window);
    this.forget(now);
    return window;
  }

  /** The oldest come first. Two at most for each one that is opened, so that no request pays for many. */
  private forget(now: number): void {
    for (let turn = 0; turn < 2; turn += 1) {
      const [bucket, oldest] = this.windows.entries().next().value ?? [];
      if (!oldest || (oldest.endsAt > now && this.windows.size <= capacity)) return;
      this.windows.delete(bucket ?? '');
      this.untold.delete(bucket ?? '');
    }
  }
}
