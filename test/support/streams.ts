import { expect } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import { get, type IncomingMessage } from 'node:http';
import type { Actor } from './actor.js';

/** An event as a listener got it. */
export interface Heard {
  readonly at: string | undefined;
  readonly type: string;
  readonly data: any;
}

/** What may be said when a stream is opened. */
export interface Opening {
  /** `Last-Event-ID` */
  readonly since?: string | undefined;
  /** With its question mark. */
  readonly query?: string;
}

/** Somebody who listens to the stream of events, as a client does. */
export class Ear {
  /** All that was told, but for what the stream says of itself. */
  readonly events: Heard[] = [];
  /** What the stream said of itself: `ready`, `reset`, `end`. */
  readonly words: Heard[] = [];
  comments = 0;
  retry = 0;
  /** The last id that came, also with a heartbeat. */
  lastId: string | undefined;
  /** Resolves when the connection is over, whoever ended it. */
  readonly over: Promise<void>;
  isOver = false;
  private readonly waiting = new Set<() => void>();

  private constructor(readonly answer: IncomingMessage) {
    this.over = this.listen().catch(() => undefined);
    void this.over.then(() => {
      this.isOver = true;
      this.stir();
    });
  }

  /** Opens a stream at the actor's service and waits until it is ready. */
  static async of(actor: Actor, opening: Opening = {}): Promise<Ear> {
    const ear = await Ear.try(actor, opening);
    if (ear.answer.statusCode !== 200) throw new Error(`no stream: ${ear.answer.statusCode}`);
    await ear.until(() => ear.words.some(({ type }) => type === 'ready'));
    return ear;
  }

  /** Opens a stream, whatever the answer. */
  static try({ at, token }: Actor, { since, query = '' }: Opening = {}): Promise<Ear> {
    const headers = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(since === undefined ? {} : { 'last-event-id': since }),
    };
    return new Promise((resolve, reject) => {
      const asked = get(`${at}/api/v1/events/stream${query}`, { agent: false, headers }, (answer) =>
        resolve(new Ear(answer)),
      );
      asked.on('error', reject);
    });
  }

  /** Comes back when `holds` does; fails when the stream is over before. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.isOver) throw new Error(`the stream is over; it said ${JSON.stringify(this.words)}`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** Comes back when so many events have come. */
  untilHeard(count: number): Promise<void> {
    return this.until(() => this.events.length >= count);
  }

  /** Waits for the end; gives the reason that was told. */
  async ended(): Promise<string | undefined> {
    await this.over;
    return this.words.find(({ type }) => type === 'end')?.data.reason;
  }

  async close(): Promise<void> {
    this.answer.destroy();
    await this.over;
  }

  private async listen(): Promise<void> {
    const parser = createParser({
      onEvent: ({ id, event = '', data }) => this.take({ at: id, type: event, data: JSON.parse(data) }),
      onComment: () => void (this.comments += 1),
      onRetry: (milliseconds) => void (this.retry = milliseconds),
    });
    for await (const value of this.answer.setEncoding('utf8') as AsyncIterable<string>) {
      this.lastId = [...value.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? this.lastId;
      parser.feed(value);
      this.stir();
    }
  }

  private take(heard: Heard): void {
    (['ready', 'reset', 'end'].includes(heard.type) ? this.words : this.events).push(heard);
    if (heard.type !== 'end') expect(heard.at).toMatch(/^\d+$/);
  }

  private stir(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const resolve of waiting) resolve();
  }
}
