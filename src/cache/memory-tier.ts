import type { KeyvStoreAdapter } from 'keyv';
import { keptBytes } from '../http/kept.js';
import type { Entry } from './entry.js';
import type { Freshness } from './freshness.js';

/** As cache-manager hands it over. */
interface Kept {
  readonly value: Entry;
}

/** With what the objects around it take. */
const sizeOf = ({ body, subjects, meta }: Entry): number =>
  body.length + 100 * subjects.length + lengthOf(meta?.nextCursor) + lengthOf(meta?.prevCursor) + 800;
const lengthOf = (cursor: string | null | undefined): number => cursor?.length ?? 0;

/**
 * The tier in the process: bounded in bytes. What was not asked for the longest goes first, as soon as it may not be told any
 * more: what is kept is what the last second asked for.
 */
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
    this.put(key, { value: { ...kept.value, body: keptBytes(kept.value.body), from: 'memory' } });
    for (const [oldest, { value }] of this.entries) {
      if (this.bytes <= this.mostBytes && this.freshness.allows(value)) break;
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
