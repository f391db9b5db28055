/** What an instance knows by heart: how it is found, whose it is, and until when it may be believed. */
export interface Entry<T> {
  readonly value: T;
  /** The person; when something about them changes, all that is theirs is forgotten. */
  readonly userId: string;
}

/**
 * A bounded memory of sessions or API keys. The one that was put first goes first; everything can be forgotten by its
 * own id or by its person's.
 */
export class Remembered<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private readonly idsOf = new Map<string, Set<string>>();

  constructor(private readonly most: number) {}

  /** How many it holds. */
  get size(): number {
    return this.entries.size;
  }

  get(id: string): T | null {
    return this.entries.get(id)?.value ?? null;
  }

  put(id: string, entry: Entry<T>): void {
    this.drop(id);
    if (this.entries.size >= this.most) {
      const [oldest] = this.entries.keys();
      this.drop(oldest ?? '');
    }
    this.entries.set(id, entry);
    const ids = this.idsOf.get(entry.userId) ?? new Set();
    this.idsOf.set(entry.userId, ids.add(id));
  }

  /** Forgets what has this id, and all that belongs to the person of this id. */
  forget(id: string): void {
    this.drop(id);
    for (const theirs of this.idsOf.get(id) ?? []) this.drop(theirs);
  }

  clear(): void {
    this.entries.clear();
    this.idsOf.clear();
  }

  private drop(id: string): void {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    this.entries.delete(id);
    const ids = this.idsOf.get(entry.userId);
    ids?.delete(id);
    if (ids?.size === 0) this.idsOf.delete(entry.userId);
  }
}
