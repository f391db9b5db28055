/** Between what the limit moves, and how late the event loop may be before it does. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** 0: however late it is, the limit stays. */
  readonly lateMilliseconds: number;
}

/** How long an answer may take while there is more to do than can be done. */
const answerSeconds = 0.5;
/** How much the limit grows with each turn of a loop that is late by less than half of what it may be. */
const growth = 1.02;

/**
 * How many requests may be worked on at once. While the event loop is in time, up to the most. When it is late there is
 * more than can be done, and the limit becomes what is answered in half a second: as many as are answered a second,
 * times half, stay for about so long, whatever it is that takes the time (Little's law).
 */
export class AdaptiveLimit {
  private allowed: number;
  private readonly least: number;

  constructor(private readonly bounds: Bounds) {
    this.allowed = bounds.most;
    this.least = Math.min(bounds.least, bounds.most);
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
    const { lateMilliseconds } = this.bounds;
    if (lateMilliseconds === 0 || milliseconds <= lateMilliseconds) return this.current;
    return Math.floor(Math.max(this.least, Math.min(this.allowed, answeredPerSecond * answerSeconds)));
  }

  /** Moves the limit after a turn of the loop. */
  settle(milliseconds: number, answeredPerSecond: number): void {
    const isInTime = milliseconds <= this.bounds.lateMilliseconds / 2;
    this.allowed = isInTime
      ? Math.min(this.bounds.most, Math.max(this.allowed + 1, this.allowed * growth))
      : this.whileLate(milliseconds, answeredPerSecond);
  }
}
