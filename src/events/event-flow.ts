import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Background } from '../config/background.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { Deliveries } from './delivery/deliveries.js';
import { EventRelay } from './relay/relay.js';

/** How long an event of another process waits at most before somebody looks; one of this process wakes us at once. */
const pollMilliseconds = 100;

/** Keeps events flowing from the outbox to their consumers for as long as the process runs. */
@Injectable()
export class EventFlow implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isWoken = false;
  private isLeaving = false;

  constructor(
    private readonly relay: EventRelay,
    private readonly deliveries: Deliveries,
    private readonly database: Database,
    private readonly background: Background,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.background.isOn) return;
    this.database.onTouched(() => this.wake());
    this.wake();
  }

  /** Waits for what is being delivered; what is left waits in the database. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isLeaving = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  /** Places and delivers all that is due, also what comes up meanwhile. Tests call it where no background runs. */
  async flow(): Promise<void> {
    while (true) {
      const moved = (await this.relay.relayDue()) + (await this.deliveries.deliverDue());
      if (moved === 0 || this.isLeaving) return;
    }
  }

  private wake(): void {
    this.isWoken = true;
    if (this.running !== null || this.isLeaving) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.running = this.run().finally(() => {
      this.running = null;
      if (this.isLeaving) return;
      this.timer = setTimeout(() => this.wake(), this.isWoken ? 0 : pollMilliseconds);
    });
  }

  private async run(): Promise<void> {
    this.isWoken = false;
    try {
      await this.flow();
    } catch (error) {
      this.log.failure(error, { work: 'events' });
    }
  }
}
