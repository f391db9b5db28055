import { Injectable } from '@nestjs/common';
import { Dependency, type Terms } from './dependency.js';

/** Everybody outside whom this process calls. */
@Injectable()
export class Outside {
  private readonly known = new Map<string, Dependency>();

  /** The dependency of that name, made under these terms when it is asked for first. */
  dependency(terms: Terms): Dependency {
    const dependency = this.known.get(terms.name) ?? new Dependency(terms);
    this.known.set(terms.name, dependency);
    return dependency;
  }

  /** How each is, by name. */
  get states(): Readonly<Record<string, 'up' | 'down'>> {
    return Object.fromEntries([...this.known.values()].map(({ name, state }) => [name, state]));
  }
}
