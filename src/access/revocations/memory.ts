import type { Lease } from './lease.js';
import { Remembered, type Entry } from './remembered.js';

/** Most entries of one memory, about 15 MB. */
const most = 50_000;

/**
 * Answers from memory as long as the lease holds, and from the database otherwise. What was read while news came in is
 * used once and not kept: it may be older than the news.
 */
export class Memory<T> {
  private readonly entries = new Remembered<T>(most);

  constructor(private readonly lease: Lease) {
    lease.onNews((id) => this.entries.forget(id));
    lease.onAmnesia(() => this.entries.clear());
  }

  /** What is known of `id` right now without reading; null: nothing, or there is no lease. */
  recall(id: string): T | null {
    return this.lease.isHeld() ? this.entries.get(id) : null;
  }

  /** What is known of `id`; `isUsable` says whether it still serves. Else `read` finds out, or null. */
  async find(
    id: string,
    isUsable: (value: T) => boolean,
    read: () => Promise<Entry<T> | null>,
  ): Promise<T | null> {
    const known = this.recall(id);
    if (known !== null && isUsable(known)) return known;
    const { revision } = this.lease;
    const found = await read();
    if (found !== null && this.lease.isHeld() && this.lease.revision === revision)
      this.entries.put(id, found);
    return found?.value ?? null;
  }
}
