/**
 * A question that many ask at the same time and that is sent once for all of them: never one that had been sent before
 * somebody asked, since its answer may be from before. One is under way at a time; whoever comes meanwhile shares the next.
 */
export class SharedQuestion<T> {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<T> | null = null;

  constructor(private readonly send: () => Promise<T>) {}

  /** An answer that was found after this call. */
  ask(): Promise<T> {
    this.next ??= this.running.then(() => {
      this.next = null;
      const answer = this.send();
      this.running = answer.catch(() => undefined);
      return answer;
    });
    return this.next;
  }
}
