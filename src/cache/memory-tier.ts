import type { KeyvStoreAdapter } from 'keyv';
import type { Entry } from './entry.js';
import type { Freshness } from './freshness.js';

/** As cache-manager hands it over. */
interface Kept {
  readonly value: Entry;
}

/** With what the objects around it take. */
const sizeOf = ({ body, subjects }: Entry): number => body.length + 100 * subjects.length + 500;

/** The tier in the process: bounded in bytes; what was not asked for the longest goes first. */
export class MemoryTier implements KeyvStoreAdapter {
  readonly opts = {};
  private readonly entries = new Map<string, Kept>();
  private bytes = 0;

  constructor(
    private readonly freshness: Freshness,
    private readonly mostBytes: number,
  ) {}

  /** How many entries there are. */
  get size(): number {
    return this.entries.size;
  }

  get<Value>(key: string): Promise<Value | undefined> {
    return Promise.resolve(this.look(key) as Value | undefined);
  }

  /** The entry, if it may be told now. */
  find(key: string): Entry | undefined {
    return this.look(key)?.value;
  }

  set(key: string, kept: Kept): boolean {
    this.drop(key);
    this.put(key, { value: { ...kept.value, from: 'memory' } });
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.mostBytes) break;
      this.drop(oldest);
    }
    return true;
  }

  delete(key: string): Promise<boolean> {
    return Promise.resolve(this.drop(key));
  }

  clear(): Promise<void> {
    this.entries.clear();
    this.bytes = 0;
    return Promise.resolve();
  }

  on(): this {
    return this;
  }

  private look(key: string): Kept | undefined {
    const kept = this.entries.get(key);
    if (kept === undefined) return undefined;
    this.drop(key);
    if (!this.freshness.allows(kept.value)) return undefined;
    this.put(key, kept);
    return kept;
  }

  private put(key: string, kept: Kept): void {
    this.entries.set(key, kept);
    this.bytes += sizeOf(kept.value);
  }

  private drop(key: string): boolean {
    const kept = this.entries.get(key);
    if (kept !== undefined) this.bytes -= sizeOf(kept.value);
    return this.entries.delete(key);
  }
}
