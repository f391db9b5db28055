import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { ChannelModel, ConfirmChannel } from 'amqplib';
import { Config } from '../../config/config.js';
import { Log } from '../../logging/log.js';
import { Consumers, wants } from '../consumers.js';
import type { StoredEvent } from '../stored-event.js';
import { confirmed, within } from './confirmed.js';
import { bodyOf, propertiesOf } from './event-message.js';
import { rabbitConfirmed, rabbitPublished, rabbitReturned } from './rabbitmq.metrics.js';
import { RabbitLink } from './rabbit-link.js';
import { Topology } from './topology.js';

const readyMilliseconds = 2_000;
/** For all confirms of one claim; shorter than what a claim is published in. */
const confirmMilliseconds = 15_000;

/** Every event to the exchange, where there is a broker. While it is away they wait in the database. */
@Injectable()
export class RabbitPublisher implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly topology: Topology;
  private readonly link: RabbitLink | null;
  private current: ConfirmChannel | null = null;
  private ready = Promise.withResolvers<ConfirmChannel>();
  /** Of the events that are being published, those that no queue took. */
  private readonly returned = new Set<string>();

  constructor(
    { rabbitmq }: Config,
    private readonly consumers: Consumers,
    log: Log,
  ) {
    this.topology = new Topology(rabbitmq?.prefix ?? '');
    const setUp = (model: ChannelModel): Promise<void> => this.setUp(model);
    this.link = rabbitmq === null ? null : new RabbitLink(rabbitmq.url, 'stoa events', setUp, log);
  }

  /** Whether the broker can be reached from here; null: there is none. */
  get state(): 'up' | 'down' | null {
    if (this.link === null) return null;
    return this.link.isUp ? 'up' : 'down';
  }

  onModuleInit(): void {
    if (this.link === null) return;
    this.consumers.register({ name: 'rabbitmq', types: ['*'], publish: (events) => this.publish(events) });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.link?.open();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.link?.close();
  }

  private async setUp(model: ChannelModel): Promise<void> {
    const channel = await model.createConfirmChannel();
    channel.on('error', () => undefined);
    channel.on('return', ({ properties }) => this.returned.add(String(properties.messageId)));
    channel.on('close', () => this.lose(channel));
    await this.topology.declare(channel, this.consumers.inner());
    this.current = channel;
    this.ready.resolve(channel);
  }

  /** What was sent on it may still arrive, late; on a new connection it cannot be mistaken for what is sent then. */
  private lose(channel: ConfirmChannel): void {
    if (this.current !== channel) return;
    this.current = null;
    this.ready = Promise.withResolvers();
    this.link?.renew();
  }

  /**
   * The next event of an aggregate is sent when the broker has the one before, so that a queue never has a later one
   * and lacks an earlier one, whatever the broker refuses.
   */
  private async publish(events: readonly StoredEvent[]): Promise<void> {
    const channel = await within(readyMilliseconds, this.ready.promise);
    const queues = [...Map.groupBy(events, ({ aggregateId }) => aggregateId).values()];
    try {
      const inOrder = queues.map(async (queue) => {
        for (const event of queue) await this.send(channel, event);
      });
      await within(confirmMilliseconds, Promise.all(inOrder));
    } catch (error) {
      this.lose(channel);
      throw error;
    }
  }

  private async send(channel: ConfirmChannel, event: StoredEvent): Promise<void> {
    rabbitPublished.inc();
    const address = [this.topology.exchange, event.type] as const;
    await confirmed(channel, address, bodyOf(event), propertiesOf(event));
    rabbitConfirmed.inc();
    if (!this.returned.delete(event.id)) return;
    rabbitReturned.inc();
    const missed = this.consumers.inner().find(({ types }) => wants(types, event.type));
    if (missed !== undefined) throw new Error(`the queue of ${missed.name} is gone from the broker`);
  }
}
