import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { poolOptions, queryOn } from '../../database/connection.js';
import { statement } from '../../database/statement.js';
import { QuotaStore, type Count } from './quota-store.js';

/** Milliseconds: what a network or user may do beyond a limit at several processes is done within one of these. */
const every = 1_000;
/** Of so many buckets at once; under a flood of addresses the others wait for their turn. */
const most = 5_000;
/** How often what is over is forgotten: once in so many exchanges. */
const sweepEvery = 60;

const exchange = statement<{ bucket: Buffer; hits: number; endsAt: Date }>(
  'quota-exchange',
  `INSERT INTO request_windows AS w (bucket, hits, ends_at)
   SELECT * FROM unnest($1::bytea[], $2::int[], $3::timestamptz[]) AS told (bucket, hits, ends_at) ORDER BY bucket
   ON CONFLICT (bucket) DO UPDATE SET
     hits = excluded.hits + CASE WHEN w.ends_at > $4::timestamptz THEN w.hits ELSE 0 END,
     ends_at = CASE WHEN w.ends_at > $4::timestamptz THEN w.ends_at ELSE excluded.ends_at END
   RETURNING bucket, hits, ends_at AS "endsAt"`,
);
const sweep = statement<never>(
  'quota-sweep',
  `DELETE FROM request_windows WHERE bucket IN
     (SELECT bucket FROM request_windows WHERE ends_at < $1::timestamptz - interval '1 minute'
      ORDER BY bucket LIMIT 20000 FOR UPDATE SKIP LOCKED)`,
);

/**
 * Has processes count requests together, once a second and apart from requests, which never wait for it: each tells the
 * database what it has counted and hears what all have. While that cannot be, each counts by itself. It has a connection
 * of its own, because limits are needed most when there are none left; and no address is kept there, only its digest.
 */
@Injectable()
export class QuotaExchange implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: QuotaStore,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    const { url, pooler } = config.database;
    const options = { ...poolOptions({ poolSize: 1, pooler }, false), application_name: 'stoa-limits' };
    this.pool = new pg.Pool({ connectionString: url ?? '', ...options });
    this.pool.on('error', () => undefined);
  }

  onApplicationBootstrap(): void {
    this.running = this.run(this.stopping.signal);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.pool.end();
  }

  private async run(signal: AbortSignal): Promise<void> {
    for (let round = 1; !signal.aborted; round += 1) {
      await delay(every, null, { signal, ref: false }).catch(() => undefined);
      // what was told and not heard of again counts here all the same
      await this.exchange().catch(() => undefined);
      if (round % sweepEvery === 0) await this.send(sweep, this.clock.now()).catch(() => undefined);
    }
  }

  private async exchange(): Promise<void> {
    const told = new Map(this.store.tell(most).map((count) => [this.digestOf(count.bucket), count]));
    if (told.size === 0) return;
    const counts = [...told.values()];
    const rows = await this.send(
      exchange,
      [...told.keys()].map((digest) => Buffer.from(digest, 'base64')),
      counts.map(({ hits }) => hits),
      counts.map(({ endsAt }) => new Date(endsAt)),
      this.clock.now(),
    );
    this.store.hear(
      rows.flatMap(({ bucket, hits, endsAt }): Count[] => {
        const count = told.get(bucket.toString('base64'));
        return count === undefined ? [] : [{ bucket: count.bucket, hits, endsAt: endsAt.getTime() }];
      }),
    );
  }

  private async send<Row>(
    { name, text }: { name: string; text: string; row?: Row },
    ...values: unknown[]
  ): Promise<Row[]> {
    return (await queryOn(this.pool, { name, text, values })).rows as Row[];
  }

  private digestOf(bucket: string): string {
    const secret = this.config.auth.keyEncryptionSecret ?? '';
    return createHmac('sha256', secret).update(`quota ${bucket}`).digest().subarray(0, 16).toString('base64');
  }
}
