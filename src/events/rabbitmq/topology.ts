import type { Channel } from 'amqplib';
import type { InnerConsumer } from '../consumers.js';

/** The names of exchange and queues. */
export class Topology {
  constructor(private readonly prefix: string) {}

  get exchange(): string {
    return `${this.prefix}.events`;
  }

  queue(consumer: string): string {
    return `${this.prefix}.${consumer}`;
  }

  retryQueue(consumer: string): string {
    return `${this.queue(consumer)}.retry`;
  }

  deadQueue(consumer: string): string {
    return `${this.queue(consumer)}.dead`;
  }

  /** Makes what is missing. Whoever publishes does it for all consumers, so that each has a queue before the first event. */
  async declare(channel: Channel, consumers: readonly InnerConsumer[]): Promise<void> {
    await channel.assertExchange(this.exchange, 'topic', { durable: true });
    for (const { name, types } of consumers) {
      // one process at a time has the events, so that order does not depend on who is faster; others stand by
      await channel.assertQueue(this.queue(name), {
        durable: true,
        arguments: { 'x-single-active-consumer': true },
      });
      await channel.assertQueue(this.retryQueue(name), {
        durable: true,
        // a quorum queue is the one kind that hands on expired messages without ever losing one
        arguments: {
          'x-queue-type': 'quorum',
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': this.queue(name),
          'x-dead-letter-strategy': 'at-least-once',
          'x-overflow': 'reject-publish',
        },
      });
      await channel.assertQueue(this.deadQueue(name), { durable: true });
      for (const type of types) await channel.bindQueue(this.queue(name), this.exchange, patternOf(type));
    }
  }
}

/** `*` means one word at the broker, and all events with us. */
function patternOf(type: string): string {
  return type === '*' ? '#' : type;
}
