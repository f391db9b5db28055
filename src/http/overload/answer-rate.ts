/** Seconds after which what was before counts for a third. */
const memory = 1;

/** How many requests are answered a second, of late. */
export class AnswerRate {
  /** A second. */
  current = 0;
  private answered = 0;
  private since = performance.now();

  /** One was answered. */
  count(): void {
    this.answered += 1;
  }

  /** Counts in what was answered since the last time. */
  settle(): void {
    const now = performance.now();
    const seconds = Math.max((now - this.since) / 1000, 0.001);
    const weight = 1 - Math.exp(-seconds / memory);
    this.current += (this.answered / seconds - this.current) * weight;
    [this.answered, this.since] = [0, now];
  }
}
