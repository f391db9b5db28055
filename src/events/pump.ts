/** How long something of another process waits at most before somebody looks; what this process does wakes us at once. */
const pollMilliseconds = 100;

/** A piece of work that was done. */
export interface Piece {
  /** How much it was; 0: nothing is due. */
  readonly count: number;
  /** It was as much as is done at once: more may be due already. */
  readonly isFull: boolean;
}

export const nothing: Piece = { count: 0, isFull: false };

/**
 * One kind of work, done in pieces for as long as the process runs: at once when woken, else looked for again and again, or
 * left to somebody who looks for several and wakes them.
 * After a piece that was not full there is a rest, so that what comes meanwhile is done together: what a piece costs beside its
 * work is shared by the more of it the more there is.
 */
export class Pump {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isWoken = false;
  private isResting = false;
  private isStopped = false;

  /** `work` does a piece, and never throws. */
  constructor(
    private readonly work: () => Promise<Piece>,
    private readonly isLooking = true,
  ) {}

  /** There may be work. */
  wake(): void {
    this.isWoken = true;
    if (this.running !== null || this.isResting || this.isStopped) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.running = this.run().finally(() => {
      this.running = null;
      if (this.isStopped || !(this.isLooking || this.isWoken || this.isResting)) return;
      this.timer = setTimeout(() => this.look(), this.isWoken && !this.isResting ? 0 : pollMilliseconds);
    });
  }

  /** Ends after the piece that is being done. */
  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private look(): void {
    this.isResting = false;
    if (this.isLooking || this.isWoken) this.wake();
  }

  private async run(): Promise<void> {
    this.isWoken = false;
    let piece: Piece;
    do piece = await this.work();
    while (piece.isFull && !this.isStopped);
    this.isResting = piece.count > 0;
  }
}
