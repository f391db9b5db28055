/** What the rules say of one session: an independent, tiny account of R8, in whole seconds. */
export class ModelSession {
  isAlive = true;
  counter = 0;
  /** Whether an access token of the newest turn was ever used. */
  isConfirmed = false;
  rotatedAt: number;
  /** Whether a spent token came back too late, which ends the session and tells its owner. */
  wasStolen = false;

  constructor(
    readonly owner: number,
    readonly openedAt: number,
  ) {
    this.rotatedAt = openedAt;
  }

  /** Somebody shows the refresh token of a turn: which turn comes back, or null for a refusal. */
  refresh(turn: number, now: number): number | null {
    if (!this.isAlive) return null;
    const behind = this.counter - turn;
    if (behind === 0) {
      this.counter += 1;
      this.rotatedAt = now;
      this.isConfirmed = false;
      return this.counter;
    }
    if (behind === 1 && (!this.isConfirmed || now - this.rotatedAt <= 10)) return this.counter;
    this.isAlive = false;
    this.wasStolen = true;
    return null;
  }

  /** Somebody shows an access token of a turn: whether they are let in. */
  use(turn: number): boolean {
    if (this.isAlive && turn === this.counter) this.isConfirmed = true;
    return this.isAlive;
  }
}
