/** How long something of another process waits at most before somebody looks; what this process does wakes us at once. */
const pollMilliseconds = 100;

/** One kind of work, done in small pieces for as long as the process runs: at once when woken, else looked for again and again. */
export class Pump {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isWoken = false;
  private isStopped = false;

  /** `work` does a piece and gives how much that was, and never throws; none: nothing is due. */
  constructor(private readonly work: () => Promise<number>) {}

  /** There may be work. */
  wake(): void {
    this.isWoken = true;
    if (this.running !== null || this.isStopped) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.running = this.run().finally(() => {
      this.running = null;
      if (this.isStopped) return;
      this.timer = setTimeout(() => this.wake(), this.isWoken ? 0 : pollMilliseconds);
    });
  }

  /** Ends after the piece that is being done. */
  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    this.isWoken = false;
    while (!this.isStopped && (await this.work()) > 0);
  }
}
