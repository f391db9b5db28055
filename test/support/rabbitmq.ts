import { connect, type Channel, type ChannelModel } from 'amqplib';
import { randomUUID } from 'node:crypto';
import { Consumers } from '../../src/events/consumers.js';
import type { Stoa } from './stoa.js';

/** Where the tests find a RabbitMQ. */
export const rabbitUrl = process.env['TEST_RABBITMQ_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672';

/** A message as it lies in a queue. */
export interface Letter {
  readonly body: string;
  readonly key: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The broker as somebody else sees it, with names that nobody else uses. */
export class Rabbit {
  readonly prefix = `test-${randomUUID().slice(0, 8)}`;

  private constructor(
    private readonly model: ChannelModel,
    readonly channel: Channel,
  ) {}

  /** Null, and a line that says so, when there is none. Where REQUIRE_RABBITMQ is set, that is a failure. */
  static async find(): Promise<Rabbit | null> {
    try {
      const model = await connect(rabbitUrl, { timeout: 5_000 });
      return new Rabbit(model, await model.createChannel());
    } catch (error) {
      if (process.env['REQUIRE_RABBITMQ'] !== undefined) throw error;
      const address = rabbitUrl.replace(/\/\/.*@/, '//');
      process.stderr.write(`Skipped: no RabbitMQ answers at ${address} (TEST_RABBITMQ_URL names another).\n`);
      return null;
    }
  }

  /** A queue of our own that gets the events of a pattern; gives what has come so far. */
  async tap(pattern: string): Promise<readonly Letter[]> {
    await this.channel.assertExchange(`${this.prefix}.events`, 'topic', { durable: true });
    const { queue } = await this.channel.assertQueue('', { exclusive: true });
    await this.channel.bindQueue(queue, `${this.prefix}.events`, pattern);
    const letters: Letter[] = [];
    const note = (message: Parameters<Parameters<Channel['consume']>[1]>[0]): void => {
      if (message === null) return;
      const { content, fields, properties } = message;
      letters.push({ body: content.toString(), key: fields.routingKey, properties: { ...properties } });
    };
    await this.channel.consume(queue, note, { noAck: true });
    return letters;
  }

  /** Whether somebody takes messages from the consumer's queue. */
  async isServed(consumer: string): Promise<boolean> {
    return (await this.stateOf(consumer)).consumerCount > 0;
  }

  /** How many messages lie in a queue and are on their way to nobody; none in one that is not there. */
  async countIn(queue: string): Promise<number> {
    return (await this.stateOf(queue)).messageCount;
  }

  private async stateOf(queue: string): Promise<{ messageCount: number; consumerCount: number }> {
    // asking for a queue that is not there ends the channel
    const channel = await this.model.createChannel();
    channel.on('error', () => undefined);
    const state = await channel.checkQueue(`${this.prefix}.${queue}`).catch(() => null);
    if (state !== null) await channel.close();
    return state ?? { messageCount: 0, consumerCount: 0 };
  }

  /** Takes all that lies in a queue. */
  async drain(queue: string): Promise<Letter[]> {
    const letters: Letter[] = [];
    while (true) {
      const message = await this.channel.get(`${this.prefix}.${queue}`, { noAck: true });
      if (message === false) return letters;
      const { content, fields, properties } = message;
      letters.push({ body: content.toString(), key: fields.routingKey, properties: { ...properties } });
    }
  }

  /** What waits to be tried again by a consumer comes at once. */
  async hurry(consumer: string): Promise<void> {
    for (const { body, properties } of await this.drain(`${consumer}.retry`)) {
      const { messageId, headers } = properties as { messageId: string; headers: object };
      this.channel.sendToQueue(`${this.prefix}.${consumer}`, Buffer.from(body), { messageId, headers });
    }
  }

  /** Leaves nothing of ours behind. */
  async clean(consumers: readonly string[]): Promise<void> {
    for (const name of consumers)
      for (const queue of [name, `${name}.retry`, `${name}.dead`])
        await this.channel.deleteQueue(`${this.prefix}.${queue}`);
    await this.channel.deleteExchange(`${this.prefix}.events`);
    await this.model.close();
  }
}

/** Those who have queues. */
export function queuedIn({ app }: Stoa): string[] {
  return app
    .get(Consumers)
    .inner()
    .map(({ name }) => name);
}
