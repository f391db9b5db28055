/** What the limit moves by. */
export interface Bounds {
  /** Of a crowd; of a queue that stands fewer. */
  readonly least: number;
  readonly most: number;
  /** How late the event loop may be. 0: however late it is, the limit stays. */
  readonly lateMilliseconds: number;
}

/** What is asked of the loop, and what is let in when it does not keep to it. */
interface Manner {
  /** Later than so much of what it may be, the limit is lowered. */
  readonly late: number;
  /** By no more than so much, it grows. */
  readonly inTime: number;
  /** How long an answer may take meanwhile. */
  readonly answerSeconds: number;
  /** So much of the least is let in at any time. */
  readonly least: number;
}

/** A crowd that has come just now would be gone soon. */
const withCrowd: Manner = { late: 1, inTime: 1 / 2, answerSeconds: 0.5, least: 1 };
/** A queue that stands makes everybody late, and nobody is served more for it. */
const withQueue: Manner = { late: 1 / 2, inTime: 1 / 4, answerSeconds: 0.2, least: 3 / 8 };
/** After so many milliseconds that were late a crowd counts as a queue: longer than what is told of a single stop takes to fade. */
const patience = 1_500;
/** How much the limit grows with each turn of a loop that is in time. */
const growth = 1.02;

/**
 * How many requests may be worked on at once. While the event loop is in time, up to the most. When it is late there is
 * more than can be done, and the limit becomes what is answered in half a second, or, once it has been late for longer, in a
 * fifth of one: as many as are answered a second, times that, stay for about so long, whatever it is that takes the time
 * (Little's law).
 */
export class AdaptiveLimit {
  private allowed: number;
  private manner = withCrowd;
  private lateSince: number | null = null;

  constructor(private readonly bounds: Bounds) {
    this.allowed = bounds.most;
  }

  /** The limit, in whole requests. */
  get current(): number {
    return Math.floor(this.allowed);
  }

  /** Whether it is lower than it can be. */
  get isLowered(): boolean {
    return this.current < this.bounds.most;
  }

  /** The limit while the loop is late by so many milliseconds, and that has not been settled yet. */
  whileLate(milliseconds: number, answeredPerSecond: number): number {
    const { lateMilliseconds, most } = this.bounds;
    const { late, answerSeconds } = this.manner;
    if (lateMilliseconds === 0 || milliseconds <= lateMilliseconds * late) return this.current;
    const least = Math.min(this.bounds.least * this.manner.least, most);
    return Math.floor(Math.max(least, Math.min(this.allowed, answeredPerSecond * answerSeconds)));
  }

  /** Moves the limit after a turn of the loop that ended at `now`, in milliseconds. */
  settle(milliseconds: number, answeredPerSecond: number, now: number): void {
    this.look(milliseconds, now);
    const isInTime = milliseconds <= this.bounds.lateMilliseconds * this.manner.inTime;
    this.allowed = isInTime
      ? Math.min(this.bounds.most, Math.max(this.allowed + 1, this.allowed * growth))
      : this.whileLate(milliseconds, answeredPerSecond);
  }

  /** Whether it is a queue by now, or still one: until as many are let in as can be. */
  private look(milliseconds: number, now: number): void {
    const { lateMilliseconds } = this.bounds;
    if (!this.isLowered) this.manner = withCrowd;
    if (milliseconds <= lateMilliseconds * withQueue.inTime) this.lateSince = null;
    else if (milliseconds > lateMilliseconds * withQueue.late) this.lateSince ??= now;
    if (this.lateSince !== null && now - this.lateSince >= patience) this.manner = withQueue;
  }
}
