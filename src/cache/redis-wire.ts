import { Redis, type ChainableCommander } from 'ioredis';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../logging/log.js';
import { redisFailures } from './cache.metrics.js';

/** Milliseconds. A command that takes longer has failed: the database is as near. */
export const commandTimeout = 50;
const connectTimeout = 1_000;
const probeEvery = 250;
const longestRetryPause = 500;
/** That many failures in a row, and nobody waits for Redis any more. */
const mostFailures = 3;

/**
 * The connections to Redis, which is never needed (R36): nothing queues while it is away, a command fails after
 * 50 ms, and after three failures in a row none is sent until Redis has answered a question of our own.
 */
export class RedisWire {
  private readonly commands: Redis;
  private readonly listener: Redis;
  private readonly stopping = new AbortController();
  private failures = 0;
  private isOpen = false;
  private isProbing = false;
  private probing: Promise<void> = Promise.resolve();

  constructor(
    url: string,
    private readonly log: Log,
  ) {
    const options = {
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      // it would subscribe again with a promise that nobody catches; we do so ourselves
      autoResubscribe: false,
      connectTimeout,
      keepAlive: 5_000,
      retryStrategy: (attempt: number) => Math.min(50 * attempt, longestRetryPause),
    };
    this.commands = new Redis(url, { ...options, commandTimeout });
    this.listener = new Redis(url, options);
    for (const connection of [this.commands, this.listener]) connection.on('error', () => undefined);
    this.commands.on('close', () => this.away());
  }

  /** Connects when it can; does not wait for it. Calls back with each message on the channel. */
  begin(channel: string, onMessage: (text: string) => void): void {
    this.listener.on('message', (_channel, text) => onMessage(text));
    this.listener.on('ready', () => void this.listener.subscribe(channel).catch(() => undefined));
    this.listener.connect().catch(() => undefined);
    this.commands.connect().catch(() => undefined);
    this.away();
  }

  /** Whether commands are sent at all. */
  get isUp(): boolean {
    return this.isOpen;
  }

  /** Sends the commands at once and gives their answers in order; null: Redis is away, or too slow. */
  async send(fill: (commands: ChainableCommander) => ChainableCommander): Promise<unknown[] | null> {
    if (!this.isOpen) return null;
    try {
      const answers = (await fill(this.commands.pipeline()).exec()) ?? [];
      for (const [error] of answers) if (error !== null) throw error;
      this.failures = 0;
      return answers.map(([, answer]) => answer);
    } catch {
      redisFailures.inc();
      this.failures += 1;
      if (this.failures >= mostFailures) this.away();
      return null;
    }
  }

  async end(): Promise<void> {
    this.stopping.abort();
    for (const connection of [this.commands, this.listener]) connection.disconnect();
    await this.probing;
  }

  /** From now on nothing is sent, until Redis has answered. */
  private away(): void {
    const { signal } = this.stopping;
    this.isOpen = false;
    // each attempt to connect that fails says so
    if (this.isProbing || signal.aborted) return;
    this.isProbing = true;
    this.probing = this.probe(signal);
  }

  private async probe(signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      if (await this.answers()) {
        this.failures = 0;
        this.isOpen = true;
        this.isProbing = false;
        this.log.event('redis answers');
        return;
      }
      if (attempt === 2) this.log.event('redis is away: each instance answers from its own memory');
      await delay(probeEvery, null, { signal, ref: false }).catch(() => null);
    }
  }

  /** A connection that gives no answer may be one that nobody is at the end of: it is given up, and the other with it. */
  private async answers(): Promise<boolean> {
    if (this.commands.status !== 'ready') return false;
    try {
      await this.commands.ping();
      return true;
    } catch {
      for (const connection of [this.commands, this.listener]) connection.disconnect(true);
      return false;
    }
  }
}
