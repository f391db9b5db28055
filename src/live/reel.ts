import type { PlacedEvent } from './live.sql.js';

/** Enough for everybody who was cut off a moment ago, so that they do not all ask the database. */
const most = 1_000;

/** The last events, in memory. */
export class Reel {
  /** How far it is. */
  position: number;
  private events: PlacedEvent[] = [];
  /** It holds everything after this place. */
  private from: number;

  constructor(position: number) {
    this.position = this.from = position;
  }

  /** Adds what follows. */
  add(events: readonly PlacedEvent[]): void {
    this.events.push(...events);
    this.position = events.at(-1)?.position ?? this.position;
    const over = this.events.length - most;
    if (over <= 0) return;
    this.from = this.events[over - 1]?.position ?? this.from;
    this.events = this.events.slice(over);
  }

  /** Whether everything after this place is here. */
  covers(position: number): boolean {
    return position >= this.from && position <= this.position;
  }

  /** What follows a place; null: that is too long ago. */
  after(position: number): PlacedEvent[] | null {
    if (position < this.from) return null;
    const first = this.events.findIndex((event) => event.position > position);
    return first < 0 ? [] : this.events.slice(first);
  }
}
