import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { permissionsOf } from '../../src/access/permissions.js';
import { audiencesOf } from '../../src/events/audience.js';
import { Actor } from '../support/actor.js';
import type { PostOffice } from '../support/post-office.js';
import { receiver, webhookTo, type Receiver } from '../support/receivers.js';
import type { Stoa } from '../support/stoa.js';
import { Ear } from '../support/streams.js';

/** Of all messages to receivers, so many are refused. */
const refusals = 0.05;

/** Receivers of webhooks, one for all events and one for those of orders, that refuse one now and then until `behave`. */
export class Receivers {
  readonly taken: { webhook: string; id: string; body: string; status: number }[] = [];
  private isRude = true;

  private constructor(private readonly open: Receiver[] = []) {}

  static async of(admin: Actor, chance: () => number): Promise<Receivers> {
    const all = new Receivers();
    for (const filter of ['*', 'order.*']) {
      const webhook = { id: '' };
      const one = await receiver(({ headers, body }, response) => {
        const status = all.isRude && chance() < refusals ? 500 : 204;
        all.taken.push({ webhook: webhook.id, id: String(headers['webhook-id']), body, status });
        response.writeHead(status).end();
      });
      all.open.push(one);
      webhook.id = (await webhookTo(admin, one, [filter]))['id'] as string;
    }
    return all;
  }

  behave(): void {
    this.isRude = false;
  }

  async stop(): Promise<void> {
    await Promise.all(this.open.map((one) => one.stop()));
  }
}

/** Somebody who listens to the stream at whichever instance there is, again and again, from where they were. */
export class StreamListener {
  readonly heard: { id: string; at: string }[] = [];
  connections = 0;
  resets = 0;
  private total = Infinity;
  private readonly done: Promise<void>;

  private constructor(
    readonly name: 'viewer' | 'admin',
    readonly actor: Actor,
    private readonly since: string,
    private readonly place: () => string | null,
  ) {
    this.done = this.listenOn();
  }

  static start(
    name: 'viewer' | 'admin',
    actor: Actor,
    since: string,
    place: () => string | null,
  ): StreamListener {
    return new StreamListener(name, actor, since, place);
  }

  get audiences(): string[] {
    return audiencesOf({ id: this.actor.id, permissions: permissionsOf[this.name] });
  }

  /** Waits until so many events were heard, or nothing comes any more. */
  async hearOut(sql: Pool): Promise<void> {
    const text = 'SELECT count(*)::int AS count FROM outbox WHERE position > $1 AND audience && $2::text[]';
    const { rows } = await sql.query<{ count: number }>(text, [this.since, this.audiences]);
    this.total = rows[0]?.count ?? 0;
    await Promise.race([this.done, delay(15_000, null, { ref: false })]);
    this.total = 0;
    await sql.query('INSERT INTO stream_listeners VALUES ($1, $2, $3)', [
      this.name,
      this.since,
      this.audiences,
    ]);
    for (const { id, at } of this.heard)
      await sql.query('INSERT INTO heard_on_streams (listener, event_id, position) VALUES ($1, $2, $3)', [
        ...[this.name, id, at],
      ]);
  }

  private async listenOn(): Promise<void> {
    while (this.heard.length < this.total) {
      const url = this.place();
      const there = url === null ? null : new Actor(url, this.actor.token);
      const since = this.heard.at(-1)?.at ?? this.since;
      const ear = there === null ? null : await Ear.try(there, { since }).catch(() => null);
      if (ear === null) {
        await delay(20);
        continue;
      }
      this.connections += 1;
      const isEnough = (): boolean => this.heard.length + ear.events.length >= this.total;
      await Promise.race([ear.until(isEnough).catch(() => undefined), this.untilEnough(isEnough, ear)]);
      await ear.close();
      this.resets += ear.words.filter(({ type }) => type === 'reset').length;
      this.heard.push(...ear.events.map(({ at = '', data }) => ({ id: data.id as string, at })));
    }
  }

  /** The total becomes known while nothing comes. */
  private async untilEnough(isEnough: () => boolean, ear: Ear): Promise<void> {
    while (!isEnough() && !ear.isOver) await delay(50);
  }
}

/** Writes down what was received and sent, beside what the database knows. */
export async function testify(stoa: Stoa, receivers: Receivers, office: PostOffice): Promise<void> {
  const { taken } = receivers;
  await stoa.sql.query(
    'INSERT INTO heard_by_webhooks SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::int[])',
    [
      taken.map(({ webhook }) => webhook),
      taken.map(({ id }) => id),
      taken.map(({ body }) => body),
      taken.map(({ status }) => status),
    ],
  );
  const ids = office.taken.map(({ headers }) => /^<([^@]+)@/.exec(headers.get('message-id') ?? '')?.[1]);
  await stoa.sql.query('INSERT INTO letters_sent SELECT * FROM unnest($1::uuid[])', [ids]);
}
