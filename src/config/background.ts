/** What this process does beside answering requests, and whether it does that at all. */
export class Background {
  /**
   * `isOn`: all that nobody waits for, deliveries, jobs, what runs by the clock. Otherwise just the event consumers that
   * `only` names, if any.
   */
  constructor(
    readonly isOn: boolean,
    readonly only: readonly string[] = [],
    readonly answers = true,
  ) {}

  /** Whether the consumer of this name gets its events in this process. */
  runs(consumer: string): boolean {
    return this.isOn || this.only.includes(consumer);
  }
}
