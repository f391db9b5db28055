import type { ChannelModel, ConfirmChannel, ConsumeMessage, Options } from 'amqplib';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../logging/log.js';
import { wants, type InnerConsumer } from '../consumers.js';
import { isOutage } from '../delivery/failures.js';
import type { StoredEvent } from '../stored-event.js';
import { confirmed, within } from './confirmed.js';
import { eventOf, Poison } from './event-message.js';
import type { Fate, QueuedEvents } from './queued-events.js';
import { rabbitRedelivered } from './rabbitmq.metrics.js';
import type { Topology } from './topology.js';

const prefetch = 50;
const confirmMilliseconds = 10_000;
/** The database is away: everything would fail alike, so all of it is kept and tried again. */
const outageMilliseconds = 1_000;

/**
 * One consumer's events from its queue. Aggregates are served side by side, each in order; a message is acknowledged
 * when its transaction has committed, or when it is safe in another queue.
 */
export class ConsumerQueue {
  private channel: ConfirmChannel | null = null;
  private readonly chains = new Map<string, Promise<void>>();

  constructor(
    private readonly consumer: InnerConsumer,
    private readonly topology: Topology,
    private readonly events: QueuedEvents,
    private readonly log: Log,
    /** Called when the connection has to be made anew. */
    private readonly onLost: () => void,
  ) {}

  /** Takes messages from now on. */
  async open(model: ChannelModel): Promise<void> {
    const { name } = this.consumer;
    const channel = await model.createConfirmChannel();
    channel.on('error', () => undefined);
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
        if (event instanceof Poison) await this.discard(channel, message, event.message);
        else await this.deliver(channel, message, event);
        channel.ack(message);
        return;
      } catch (error) {
        if (this.channel !== channel || !isOutage(error)) throw error;
        this.log.failure(error, { consumer: this.consumer.name });
        await delay(outageMilliseconds);
      }
    }
  }

  private async deliver(channel: ConfirmChannel, message: ConsumeMessage, event: StoredEvent): Promise<void> {
    const fate = await this.fateOf(event);
    if (fate.is === 'later') {
      const address = ['', this.topology.retryQueue(this.consumer.name)] as const;
      await this.send(channel, message, address, { expiration: String(Math.ceil(fate.milliseconds)) });
    } else if (fate.is === 'dead') {
      // first the queue, then the note: in between, it would come once more and be laid aside again
      await this.discard(channel, message, fate.error);
      await this.events.bury(this.consumer, event, fate.attempts, fate.error);
    }
  }

  private async fateOf(event: StoredEvent): Promise<Fate> {
    const { types, versions = [1] } = this.consumer;
    if (!wants(types, event.type)) return { is: 'done' };
    if (versions.includes(event.version)) return this.events.handle(this.consumer, event);
    const error = `version ${event.version} of ${event.type} is not known here`;
    return { is: 'dead', attempts: 1, error };
  }

  private discard(channel: ConfirmChannel, message: ConsumeMessage, error: string): Promise<void> {
    const address = ['', this.topology.deadQueue(this.consumer.name)] as const;
    return this.send(channel, message, address, { headers: { 'x-stoa-error': error } });
  }

  private async send(
    channel: ConfirmChannel,
    { content, properties }: ConsumeMessage,
    address: readonly [string, string],
    changed: { expiration?: string; headers?: Record<string, string> },
  ): Promise<void> {
    const known = properties as Options.Publish;
    // without the broker's own notes of how it came here: they would grow with each round
    const told = Object.entries((known.headers ?? {}) as object).filter(([name]) => !name.startsWith('x-'));
    const headers = { ...Object.fromEntries(told), ...changed.headers };
    const all = { ...known, ...changed, headers, persistent: true };
    await within(confirmMilliseconds, confirmed(channel, address, content, all));
  }
}
