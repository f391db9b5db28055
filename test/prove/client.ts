import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '../support/actor.js';
import type { Notes } from './notes.js';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly body: Record<string, any>;
}

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly body?: object;
  readonly key?: string;
  /** When the client hangs up, if nothing has come by then. */
  readonly hangUpMilliseconds?: number;
  /** The sandbox is told to fail. */
  readonly isScripted?: boolean;
}

/** A client on a bad line: asks wherever somebody may answer, and writes down what it hears. */
export class Client {
  constructor(
    readonly notes: Notes,
    private readonly place: () => string | null,
  ) {}

  /** The answer; null when the connection broke, which leaves open what became of the question. */
  async ask(who: Actor | null, path: string, question: Question = {}): Promise<Reply | null> {
    const url = this.place();
    if (url === null) {
      await delay(20);
      return null;
    }
    const { method = 'POST', isScripted = false } = question;
    const [at, since] = [new Date(), performance.now()];
    const reply = await this.send(`${url}/api/v1${path}`, method, who, question);
    if (reply === null) {
      this.notes.lostConnections += 1;
      return null;
    }
    const what = `${method} ${path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}`;
    const code = reply.status < 400 ? null : String(reply.body['code']);
    const milliseconds = performance.now() - since;
    this.notes.heard.push({ at, what, status: reply.status, code, isScripted, milliseconds });
    return reply;
  }

  /** Asks again with the same key until there is an answer that stays; `onLost` hears of each that did not come. */
  async insist(
    who: Actor,
    path: string,
    question: Question,
    onLost: () => void = () => undefined,
  ): Promise<Reply> {
    for (let attempt = 0; ; attempt += 1) {
      const { hangUpMilliseconds: _, ...patient } = question;
      const reply = await this.ask(who, path, attempt === 0 ? question : patient);
      if (reply === null) onLost();
      else if (reply.status < 500 && reply.body['code'] !== 'IDEMPOTENCY_KEY_IN_USE') return reply;
      await delay(30);
    }
  }

  private async send(
    url: string,
    method: string,
    who: Actor | null,
    question: Question,
  ): Promise<Reply | null> {
    const { body, key, hangUpMilliseconds } = question;
    try {
      const answer = await fetch(url, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(who?.token == null ? {} : { authorization: `Bearer ${who.token}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        ...(hangUpMilliseconds === undefined ? {} : { signal: AbortSignal.timeout(hangUpMilliseconds) }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, any> };
    } catch {
      // whatever is thrown here is a line that broke: nothing else is done inside
      return null;
    }
  }
}
