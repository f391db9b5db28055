import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Background } from '../config/background.js';
import { Database } from '../database/database.js';
import { Consumers } from './consumers.js';
import { Outlets } from './delivery/outlets.js';
import { nothing, Pump, type Piece } from './pump.js';
import { EventRelay } from './relay/relay.js';

/** A process was asked to serve consumers that there are not. */
export class UnknownConsumers extends Error {
  constructor(unknown: readonly string[], known: readonly string[]) {
    super(
      `There is no event consumer called ${unknown.join(' or ')}. There are: ${known.toSorted().join(', ')}.`,
    );
  }
}

/**
 * Keeps events flowing from the outbox to their consumers for as long as the process runs. Placing and each consumer go
 * at their own pace: one that is slow, or has a million events before it, keeps nobody else waiting.
 */
@Injectable()
export class EventFlow implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private pumps: Pump[] = [];

  constructor(
    private readonly relay: EventRelay,
    private readonly outlets: Outlets,
    private readonly consumers: Consumers,
    private readonly database: Database,
    private readonly background: Background,
  ) {}

  onApplicationBootstrap(): void {
    this.assertKnown(this.background.only);
    const outlets = new Map(
      this.consumers
        .all()
        .filter(({ name }) => this.background.runs(name))
        .map((consumer) => [consumer.name, new Pump(() => this.outlets.deliverSome(consumer), false)]),
    );
    if (outlets.size === 0) return;
    this.pumps = [this.looking(outlets), ...outlets.values()];
    // who publishes also places: nothing is published that has no place
    if (this.background.runs('rabbitmq')) this.pumps.push(this.inlet(outlets));
    for (const pump of this.pumps) pump.wake();
  }

  /** Wakes those of the outlets for which something is due, whoever placed it or left it. */
  private looking(outlets: ReadonlyMap<string, Pump>): Pump {
    const names = [...outlets.keys()];
    return new Pump(async () => {
      for (const name of await this.outlets.due(names)) outlets.get(name)?.wake();
      return nothing;
    });
  }

  /** Places what waits, and wakes those of the outlets that have something to do since. */
  private inlet(outlets: ReadonlyMap<string, Pump>): Pump {
    const inlet = new Pump(async () => {
      const placed = await this.relay.relaySome((name) => this.background.runs(name));
      for (const name of placed.told) outlets.get(name)?.wake();
      return placed;
    });
    this.database.onTouched(() => inlet.wake());
    return inlet;
  }

  private assertKnown(names: readonly string[]): void {
    const unknown = names.filter((name) => this.consumers.find(name) === null);
    if (unknown.length === 0) return;
    const known = this.consumers.all().map(({ name }) => name);
    throw new UnknownConsumers(unknown, known);
  }

  /** Waits for what is being delivered; what is left waits in the database. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.pumps.map((pump) => pump.stop()));
  }

  /** Places and delivers all that is due, also what comes up meanwhile. Tests call it where no background runs. */
  async flow(): Promise<void> {
    while (true) {
      const moved: Piece[] = [await this.relay.relaySome(() => true)];
      for (const consumer of this.consumers.all()) moved.push(await this.outlets.deliverSome(consumer));
      if (moved.every(({ count }) => count === 0)) return;
    }
  }
}
