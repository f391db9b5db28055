import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { ChannelModel } from 'amqplib';
import { Background } from '../../config/background.js';
import { Config } from '../../config/config.js';
import { Log } from '../../logging/log.js';
import { Consumers } from '../consumers.js';
import { ConsumerQueue } from './consumer-queue.js';
import { QueuedEvents } from './queued-events.js';
import { RabbitLink } from './rabbit-link.js';
import { Topology } from './topology.js';

/** The queues of those consumers that this process runs, where there is a broker. */
@Injectable()
export class ConsumerQueues implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private queues: ConsumerQueue[] = [];
  private link: RabbitLink | null = null;

  constructor(
    private readonly config: Config,
    private readonly background: Background,
    private readonly consumers: Consumers,
    private readonly events: QueuedEvents,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.open((name) => this.background.runs(name));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /** Serves nobody any more. */
  async close(): Promise<void> {
    await Promise.all(this.queues.map((queue) => queue.close()));
    await this.link?.close();
  }

  /** Serves these consumers from now on. Tests call it where no background runs. */
  async open(isServed: (name: string) => boolean): Promise<void> {
    const { rabbitmq } = this.config;
    const served = this.consumers.inner().filter(({ name }) => isServed(name));
    if (rabbitmq === null || served.length === 0) return;
    const topology = new Topology(rabbitmq.prefix);
    const renew = (): void => this.link?.renew();
    this.queues = served.map(
      (consumer) => new ConsumerQueue(consumer, topology, this.events, this.log, renew),
    );
    const setUp = async (model: ChannelModel): Promise<void> => {
      for (const queue of this.queues) await queue.open(model);
      if (!this.queues.every(({ isOpen }) => isOpen))
        throw new Error('a channel was closed while others opened');
    };
    this.link = new RabbitLink(
      rabbitmq.url,
      `stoa ${served.map(({ name }) => name).join(',')}`,
      setUp,
      this.log,
    );
    await this.link.open();
  }
}
