import type { ConfirmChannel, Options } from 'amqplib';
import { createHash } from 'node:crypto';
import { newId } from '../../clock/new-id.js';
import type { StoredEvent } from '../stored-event.js';
import { confirmed, within } from './confirmed.js';
import { propertiesOf } from './event-message.js';
import type { Topology } from './topology.js';

const confirmMilliseconds = 10_000;
const mostRefusals = 3;
/** The broker ends the channel with one of these when it does not like the message: not for being down, or full. */
const refusing = [311, 406];

/** The broker has refused several times to take the message into another queue. */
export class Refused extends Error {}

/** It did once, and ended the channel. */
class Refusal extends Error {}

/**
 * The queues beside a consumer's own: for what has to wait, and for what is given up. What is sent on is described anew;
 * nothing that somebody else wrote beside the body goes on, for the broker acts on some of that.
 */
export class SideQueues {
  /** How often the broker refused a message, by what is in it. */
  private readonly refusals = new Map<string, number>();
  private readonly faults = new WeakMap<ConfirmChannel, number>();
  private readonly returned = new Set<string>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly topology: Topology,
    private readonly consumer: string,
  ) {}

  /** Hears from now on what the broker says of the channel. */
  watch(channel: ConfirmChannel): void {
    channel.on('error', (error: { code?: number }) => this.faults.set(channel, error.code ?? 0));
    channel.on('return', ({ properties }) => this.returned.add(String(properties.messageId)));
  }

  /**
   * Keeps the event for so long; then it comes again.
   *
   * @throws Refused
   */
  postpone(channel: ConfirmChannel, body: Buffer, event: StoredEvent, milliseconds: number): Promise<void> {
    const expiration = String(Math.ceil(milliseconds));
    const queue = this.topology.retryQueue(this.consumer);
    return this.send(channel, queue, body, { ...propertiesOf(event), expiration });
  }

  /**
   * Lays a message aside with the reason; null: it is no event.
   *
   * @throws Refused
   */
  discard(channel: ConfirmChannel, body: Buffer, event: StoredEvent | null, error: string): Promise<void> {
    const known = event === null ? { messageId: newId(), persistent: true } : propertiesOf(event);
    const headers = { ...(known.headers as object | undefined), 'x-stoa-error': error };
    const queue = this.topology.deadQueue(this.consumer);
    return this.send(channel, queue, body, { ...known, mandatory: true, headers });
  }

  /** The message is where it belongs: what was refused of it does not matter any more. */
  forget(body: Buffer): void {
    if (this.refusals.size === 0) return;
    const { consumer, topology } = this;
    for (const queue of [topology.retryQueue(consumer), topology.deadQueue(consumer)])
      this.refusals.delete(keyOf(queue, body));
  }

  private async send(
    channel: ConfirmChannel,
    queue: string,
    body: Buffer,
    options: Options.Publish,
  ): Promise<void> {
    const key = keyOf(queue, body);
    const refusals = this.refusals.get(key) ?? 0;
    if (refusals >= mostRefusals) throw new Refused(`the broker does not take the message into ${queue}`);
    try {
      await this.inTurn(() => this.sendNow(channel, queue, body, options));
      this.refusals.delete(key);
    } catch (error) {
      if (error instanceof Refusal) this.refusals.set(key, refusals + 1);
      throw error;
    }
  }

  /** Side by side; while the broker refuses one of them, one after the other, so that it is known which. */
  private inTurn(send: () => Promise<void>): Promise<void> {
    if (this.refusals.size === 0) return send();
    const sent = this.last.then(send);
    this.last = sent.catch(() => undefined);
    return sent;
  }

  private async sendNow(
    channel: ConfirmChannel,
    queue: string,
    body: Buffer,
    options: Options.Publish,
  ): Promise<void> {
    if (this.faults.has(channel)) throw new Error('the channel is closed');
    try {
      await within(confirmMilliseconds, confirmed(channel, ['', queue], body, options));
    } catch (error) {
      if (!refusing.includes(this.faults.get(channel) ?? 0)) throw error;
      throw new Refusal(`the broker refused the message for ${queue}`, { cause: error });
    }
    if (this.returned.delete(String(options.messageId)))
      throw new Error(`the queue ${queue} is gone from the broker`);
  }
}

function keyOf(queue: string, body: Buffer): string {
  return createHash('sha256').update(queue).update(body).digest('base64');
}
