import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Background } from '../config/background.js';
import { Database } from '../database/database.js';
import { Consumers } from './consumers.js';
import { Outlets } from './delivery/outlets.js';
import { Pump } from './pump.js';
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
    const outlets = this.consumers
      .all()
      .filter(({ name }) => this.background.runs(name))
      .map((consumer) => new Pump(() => this.outlets.deliverSome(consumer)));
    // who publishes also places: nothing is published that has no place
    const places = this.background.runs('rabbitmq');
    this.pumps = places ? [this.inlet(outlets), ...outlets] : outlets;
    for (const pump of this.pumps) pump.wake();
  }

  /** Places what waits, and wakes `outlets`. */
  private inlet(outlets: readonly Pump[]): Pump {
    const inlet = new Pump(async () => {
      const placed = await this.relay.relaySome();
      if (placed.count > 0) for (const outlet of outlets) outlet.wake();
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
      const moved = [await this.relay.relaySome()];
      for (const consumer of this.consumers.all()) moved.push(await this.outlets.deliverSome(consumer));
      if (moved.every(({ count }) => count === 0)) return;
    }
  }
}
