import type { ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../logging/log.js';
import { wants, type InnerConsumer } from '../consumers.js';
import { isOutage } from '../delivery/failures.js';
import type { StoredEvent } from '../stored-event.js';
import { NotTaken } from './confirmed.js';
import { eventOf, Poison } from './event-message.js';
import type { Fate, QueuedEvents } from './queued-events.js';
import { rabbitRedelivered, rabbitRefused } from './rabbitmq.metrics.js';
import { Refused, SideQueues } from './side-queues.js';
import type { Topology } from './topology.js';

const prefetch = 50;
/** The database is away, or the broker is full: everything would fail alike, so all of it is kept and tried again. */
const outageMilliseconds = 1_000;

/**
 * One consumer's events from its queue. Aggregates are served side by side, each in order; a message is acknowledged
 * when its transaction has committed, or when it is safe in another queue.
 */
export class ConsumerQueue {
  private channel: ConfirmChannel | null = null;
  private readonly chains = new Map<string, Promise<void>>();
  private readonly beside: SideQueues;

  constructor(
    private readonly consumer: InnerConsumer,
    private readonly topology: Topology,
    private readonly events: QueuedEvents,
    private readonly log: Log,
    /** Called when the connection has to be made anew. */
    private readonly onLost: () => void,
  ) {
    this.beside = new SideQueues(topology, consumer.name);
  }

  /** Takes messages from now on. */
  async open(model: ChannelModel): Promise<void> {
    const { name } = this.consumer;
    const channel = await model.createConfirmChannel();
    this.beside.watch(channel);
    channel.on('close', () => this.lose(channel));
    await this.topology.declare(channel, [this.consumer]);
    await channel.prefetch(prefetch);
    this.channel = channel;
    await channel.consume(this.topology.queue(name), (message) => this.take(channel, message), {
      consumerTag: `${name}-${process.pid}`,
    });
  }

  /** Whether messages come. */
  get isOpen(): boolean {
    return this.channel !== null;
  }

  /** Takes no more, and waits for what is being handled. The rest goes back to the queue with the connection. */
  async close(): Promise<void> {
    this.channel = null;
    await Promise.all(this.chains.values());
  }

  private lose(channel: ConfirmChannel): void {
    if (this.channel !== channel) return;
    this.channel = null;
    this.onLost();
  }

  private take(channel: ConfirmChannel, message: ConsumeMessage | null): void {
    // the queue was deleted: with the new connection it is made again
    if (message === null) return this.lose(channel);
    if (message.fields.redelivered) rabbitRedelivered.inc({ consumer: this.consumer.name });
    const event = this.read(message);
    const lane = event instanceof Poison ? 'poison' : event.aggregateId;
    const before = this.chains.get(lane) ?? Promise.resolve();
    const chain = before
      .then(() => this.settle(channel, message, event))
      .catch((error: unknown) => {
        this.log.failure(error, { consumer: this.consumer.name });
        this.lose(channel);
      })
      .finally(() => {
        if (this.chains.get(lane) === chain) this.chains.delete(lane);
      });
    this.chains.set(lane, chain);
  }

  private read(message: ConsumeMessage): StoredEvent | Poison {
    try {
      return eventOf(message.content);
    } catch (error) {
      if (error instanceof Poison) return error;
      throw error;
    }
  }

  /** Throws when the message could not be brought where it belongs: it is not acknowledged then, and comes again. */
  private async settle(
    channel: ConfirmChannel,
    message: ConsumeMessage,
    event: StoredEvent | Poison,
  ): Promise<void> {
    while (this.channel === channel) {
      try {
        await this.deliver(channel, message, event);
        return;
      } catch (error) {
        const passes = isOutage(error) || error instanceof NotTaken;
        if (this.channel !== channel || !passes) throw error;
        this.log.failure(error, { consumer: this.consumer.name });
        await delay(outageMilliseconds);
      }
    }
  }

  private async deliver(
    channel: ConfirmChannel,
    message: ConsumeMessage,
    event: StoredEvent | Poison,
  ): Promise<void> {
    const fate = await this.fateOf(event);
    try {
      await this.bring(channel, message.content, event, fate);
      channel.ack(message);
      this.beside.forget(message.content);
    } catch (error) {
      if (!(error instanceof Refused) || this.channel !== channel) throw error;
      await this.giveUp(channel, message, event, error);
    }
  }

  /** Brings the message where it belongs. */
  private async bring(
    channel: ConfirmChannel,
    body: Buffer,
    event: StoredEvent | Poison,
    fate: Fate,
  ): Promise<void> {
    if (event instanceof Poison) return this.beside.discard(channel, body, null, event.message);
    if (fate.is === 'later') return this.beside.postpone(channel, body, event, fate.milliseconds);
    if (fate.is === 'done') return;
    // first the queue, then the note: in between, it would come once more and be laid aside again
    await this.beside.discard(channel, body, event, fate.error);
    await this.events.bury(this.consumer, event, fate.attempts, fate.error);
  }

  private async fateOf(event: StoredEvent | Poison): Promise<Fate> {
    if (event instanceof Poison || !wants(this.consumer.types, event.type)) return { is: 'done' };
    return this.events.handle(this.consumer, event);
  }

  /** No queue may have it, and it must not come again for ever: it ends here, for an event as a dead letter in the database. */
  private async giveUp(
    channel: ConfirmChannel,
    message: ConsumeMessage,
    event: StoredEvent | Poison,
    error: Refused,
  ): Promise<void> {
    if (!(event instanceof Poison)) await this.events.bury(this.consumer, event, 1, error.message);
    rabbitRefused.inc({ consumer: this.consumer.name });
    this.log.failure(error, { consumer: this.consumer.name, bytes: message.content.length });
    channel.nack(message, false, false);
    this.beside.forget(message.content);
  }
}
