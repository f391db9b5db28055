/** Chance that repeats itself: the same seed gives the same numbers (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to, but not, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `min` to `max`. */
  between(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** One of the items. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** `count` different items, in their order. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = items.map((item, index) => ({ item, index }));
    const taken = Array.from(
      { length: Math.min(count, items.length) },
      () => left.splice(this.between(0, left.length - 1), 1)[0],
    );
    return taken
      .flatMap((entry) => (entry ? [entry] : []))
      .sort((a, b) => a.index - b.index)
      .map(({ item }) => item);
  }

  /** A UUIDv7 of that instant. */
  id(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, '0');
    const hex = (length: number): string =>
      Array.from({ length }, () => this.between(0, 15).toString(16)).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${this.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
  }
}
