/** How often the event loop is expected to come by. Milliseconds. */
const turn = 20;
/** One moment says little: a neighbour on the machine, or the collector of garbage, stops a process for a tenth of a second now and then. */
const memory = 300;

/** How late the event loop is, of late: whoever is being served waits for about so long at each step. Milliseconds. */
export class LoopDelay {
  private average = 0;
  private seenAt: number | null = null;
  private timer: NodeJS.Timeout | null = null;

  /** Looks from now on, and tells the delay after each turn. */
  start(onTurn: (milliseconds: number) => void): void {
    this.stop();
    this.seenAt = performance.now();
    this.timer = setInterval(() => {
      this.average = this.milliseconds;
      this.seenAt = performance.now();
      onTurn(this.average);
    }, turn).unref();
  }

  /** With the turn that has not ended: what has waited in a loop that stood still is read before its timers run. */
  get milliseconds(): number {
    if (this.seenAt === null) return 0;
    const since = performance.now() - this.seenAt;
    return withTurn(this.average, since);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    [this.timer, this.seenAt, this.average] = [null, null, 0];
  }
}

/** The average after a turn that took so long; a long one counts for as long as it took. */
export function withTurn(average: number, milliseconds: number): number {
  const late = Math.max(0, milliseconds - turn);
  return average + (late - average) * (1 - Math.exp(-milliseconds / memory));
}
