import type { Clock } from '../clock/clock.js';
import { lifetimeMilliseconds, type Entry } from './entry.js';

/** Longer than any reading takes; what is older is too old anyway. */
const keptMilliseconds = 15_000;
/** More than that many subjects at once, as in an import: then everything is forgotten. */
const mostSubjects = 20_000;

/**
 * Which entries may still be told. Nothing is deleted anywhere: an entry is over when it has lived its time, or when
 * one of its subjects was touched after its reading began. So it does not matter who stored what when, and in which
 * order: a reading that was overtaken by a change is never told.
 */
export class Freshness {
  /** When each subject was last touched; the one touched longest ago first. */
  private readonly touched = new Map<string, number>();
  /** Whatever was born before is forgotten. */
  private floor = -Infinity;
  private latest = -Infinity;

  constructor(private readonly clock: Clock) {}

  /** How many subjects it knows of. */
  get remembered(): number {
    return this.touched.size;
  }

  /** Whatever tells of one of these and was read before now is over. */
  forget(subjects: readonly string[]): void {
    const now = (this.latest = this.clock.ticks());
    for (const subject of subjects) {
      this.touched.delete(subject);
      this.touched.set(subject, now);
    }
    for (const [subject, at] of this.touched) {
      if (at > now - keptMilliseconds) break;
      this.touched.delete(subject);
    }
    if (this.touched.size > mostSubjects) this.forgetAll();
  }

  /** Whatever was read before now is over. */
  forgetAll(): void {
    this.floor = this.latest = this.clock.ticks();
    this.touched.clear();
  }

  /** Whether what was found out then is still so, for all that is known: nothing was touched since, and it is not old. */
  isUndisturbedSince(ticks: number): boolean {
    return this.latest < ticks && this.clock.ticks() - ticks < lifetimeMilliseconds;
  }

  /** Whether the entry may be told now. */
  allows({ born, date, subjects }: Entry): boolean {
    const [age, days] = [this.clock.ticks() - born, this.clock.now().getTime() - date];
    // the calendar may be set; what depends on it (prices by date) must then be read anew
    if (age >= lifetimeMilliseconds || days < 0 || days >= lifetimeMilliseconds) return false;
    if (this.latest < born) return true;
    return this.floor < born && !subjects.some((subject) => (this.touched.get(subject) ?? -Infinity) >= born);
  }
}
