import { Injectable } from '@nestjs/common';
import { CacheNews } from '../cache/cache-news.js';
import { Backlog } from '../events/backlog.js';
import { RabbitPublisher } from '../events/rabbitmq/rabbit-publisher.js';
import { Outside } from '../outside/outside.js';

/** What may be down while requests are served as well as ever: it is told, and no reason to send them elsewhere. */
@Injectable()
export class SideChecks {
  private readonly others = new Map<string, () => 'up' | 'down' | null>();

  constructor(
    private readonly news: CacheNews,
    private readonly backlog: Backlog,
    private readonly outside: Outside,
    private readonly rabbitmq: RabbitPublisher,
  ) {}

  /** Names something that a feature looks after; `null`: there is nothing to tell. */
  add(name: string, state: () => 'up' | 'down' | null): void {
    this.others.set(name, state);
  }

  /** How each is, by name; what there is none of is left out. */
  get states(): Readonly<Record<string, 'up' | 'down'>> {
    const { redis } = this.news;
    const { state: events } = this.backlog;
    const { state: rabbitmq } = this.rabbitmq;
    return {
      ...(redis === null ? {} : { redis }),
      ...(events === null ? {} : { events }),
      ...(rabbitmq === null ? {} : { rabbitmq }),
      ...this.outside.states,
      ...this.othersStates,
    };
  }

  private get othersStates(): Record<string, 'up' | 'down'> {
    const told = [...this.others].map(([name, state]) => [name, state()] as const);
    return Object.fromEntries(told.filter((one): one is [string, 'up' | 'down'] => one[1] !== null));
  }
}
