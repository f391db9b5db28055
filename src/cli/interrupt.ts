/** A terminal's Ctrl-C reaches us twice, from the terminal and from npm; a person's second one comes later. */
const echoMilliseconds = 1_000;
const interruptedCode = 130;

/** Ctrl-C, or a request to end, while a command runs: the first asks it to come to an end, the second ends it at once. */
export class Interrupt {
  private readonly abort = new AbortController();
  private since: number | null = null;

  constructor() {
    process.on('SIGINT', this.take).on('SIGTERM', this.take);
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** From now on they end the process as they do without us. */
  release(): void {
    process.off('SIGINT', this.take).off('SIGTERM', this.take);
  }

  private readonly take = (): void => {
    if (this.since !== null && performance.now() - this.since >= echoMilliseconds)
      process.exit(interruptedCode);
    this.since ??= performance.now();
    this.abort.abort();
  };
}
