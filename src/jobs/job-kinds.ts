import { Injectable } from '@nestjs/common';
import type { JobKind, KnownKind, Schedule } from './job-kind.js';

const wellFormed = /^[a-z][a-z0-9-]{0,59}$/;

/** Every kind of job that this release knows. */
@Injectable()
export class JobKinds {
  private readonly known = new Map<string, KnownKind>();

  /** Adds a kind. Two of one name, or a name that is none, are our own mistake: it throws. */
  add(kind: JobKind, schedule: Schedule | null = null): void {
    if (!wellFormed.test(kind.name)) throw new Error(`"${kind.name}" is no name for a job`);
    if (this.known.has(kind.name)) throw new Error(`two jobs are called "${kind.name}"`);
    this.known.set(kind.name, { ...kind, schedule });
  }

  all(): KnownKind[] {
    return [...this.known.values()];
  }

  names(): string[] {
    return [...this.known.keys()];
  }

  find(name: string): KnownKind | null {
    return this.known.get(name) ?? null;
  }

  /** Those that the calendar asks for, by name. */
  schedules(): Schedule[] {
    const found = this.all().flatMap(({ schedule }) => (schedule === null ? [] : [schedule]));
    return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
}
