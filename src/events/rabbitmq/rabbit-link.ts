import type { ChannelModel, RecoveringChannelModel } from 'amqplib';
import type { Log } from '../../logging/log.js';
import { within } from './confirmed.js';

const heartbeatSeconds = 5;
const answerMilliseconds = 5_000;
const recovery = { initialDelay: 100, maxDelay: 5_000, factor: 2, jitter: 0.5, waitForConnect: false };

/** One connection to the broker that comes again by itself, with growing pauses and jitter, for as long as it is open. */
export class RabbitLink {
  private connection: RecoveringChannelModel | null = null;
  private current: ChannelModel | null = null;

  /** `setUp` makes the channels, on each new connection; when it fails, the connection counts as failed. */
  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly setUp: (model: ChannelModel) => Promise<void>,
    private readonly log: Log,
  ) {}

  get isUp(): boolean {
    return this.current !== null;
  }

  /** Begins to connect, and waits for nothing. */
  async open(): Promise<void> {
    const setup = (model: ChannelModel): Promise<void> => {
      // until it is set up nobody else listens, and an error that nobody hears ends the process
      model.on('error', () => undefined);
      return within(answerMilliseconds, this.setUp(model));
    };
    const { connect } = await import('amqplib');
    this.connection = await connect(withHeartbeat(this.url), {
      recovery: { ...recovery, setup },
      timeout: answerMilliseconds,
      noDelay: true,
      keepAlive: true,
      clientProperties: { connection_name: this.name },
    });
    this.connection
      .on('connect', (model) => (this.current = model))
      .on('disconnect', (error) => this.lost(error))
      .on('connect-failed', (error) => this.lost(error))
      .on('handler-error', (error) => this.lost(error))
      .on('error', (error) => this.lost(error));
  }

  /** Gives this connection up for a new one: what is on it is not what we think it is. */
  renew(): void {
    const { current } = this;
    this.current = null;
    current?.close().catch(() => undefined);
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    const { connection } = this;
    this.connection = null;
    this.current = null;
    if (connection !== null) await within(answerMilliseconds, connection.close()).catch(() => undefined);
  }

  private lost(error: unknown): void {
    this.current = null;
    if (this.connection !== null) this.log.failure(error, { dependency: 'rabbitmq', connection: this.name });
  }
}

/** A broker that says nothing for twice as long is gone. */
function withHeartbeat(url: string): string {
  const address = new URL(url);
  if (!address.searchParams.has('heartbeat')) address.searchParams.set('heartbeat', String(heartbeatSeconds));
  return address.href;
}
