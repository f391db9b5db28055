import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from '../../src/database/embedded/binaries.js';
import { startEmbedded, type EmbeddedPostgres } from '../../src/database/embedded/embedded.js';
import { privilegesFor } from '../../src/database/embedded/privileges.js';
import { startServer, type Server } from '../../src/database/embedded/server.js';

/** A PostgreSQL of the test's own, as the one that comes with Stoa. */
export class Primary {
  private constructor(
    readonly directory: string,
    readonly postgres: EmbeddedPostgres,
  ) {}

  static async start(): Promise<Primary> {
    const directory = await mkdtemp(join(tmpdir(), 'stoa-primary-'));
    return new Primary(
      directory,
      await startEmbedded({ directory, durable: true, onMessage: () => undefined }),
    );
  }

  /** A copy of its files, made while it runs, that follows it from now on. */
  async replica(): Promise<Replica> {
    const directory = await mkdtemp(join(tmpdir(), 'stoa-replica-'));
    const data = join(directory, 'cluster');
    const session = new pg.Client({ connectionString: this.postgres.url });
    await session.connect();
    await session.query("SELECT pg_backup_start('replica', true)");
    const isCopied = (path: string): boolean => !/postmaster\.pid$|pg_wal\/.+$|pg_stat_tmp\/.+$/.test(path);
    await cp(join(this.directory, 'cluster'), data, { recursive: true, filter: isCopied });
    const { rows } = await session.query<{ labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(false)',
    );
    await session.end();
    await writeFile(join(data, 'backup_label'), rows[0]?.labelfile ?? '');
    await writeFile(join(data, 'standby.signal'), '');
    const { hostname, port, username, password } = new URL(this.postgres.url);
    const source = `host=${hostname} port=${port} user=${username} password=${password}`;
    await writeFile(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
    return Replica.of(directory, this.postgres);
  }

  async end(): Promise<void> {
    await this.postgres.stop();
    await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A streaming replica of it. */
export class Replica {
  private server!: Server;

  private constructor(
    private readonly directory: string,
    private readonly source: EmbeddedPostgres,
  ) {}

  static async of(directory: string, source: EmbeddedPostgres): Promise<Replica> {
    const replica = new Replica(directory, source);
    await replica.start();
    return replica;
  }

  /** As the role of the service. */
  get url(): string {
    return this.at(this.source.serviceUrl);
  }

  /** Starts it at a port that is new each time, and waits until it answers. */
  async start(): Promise<void> {
    const { postgres } = await findBinaries();
    const privileges = privilegesFor(this.directory, postgres);
    const [data, log] = [join(this.directory, 'cluster'), join(this.directory, 'server.log')];
    await this.own(data, privileges.own);
    this.server = await startServer({ postgres, data, log, durable: true, privileges });
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.ask('SELECT 1').catch(() => null);
      if (answer !== null) return;
      if (attempt === 200) throw new Error(`it does not start: ${await readFile(log, 'utf8')}`);
      await delay(50);
    }
  }

  /** What it answers to an administrator. */
  async ask(text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.at(this.source.url) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** It takes nothing over any more, and still answers. */
  async pause(): Promise<void> {
    await this.ask('SELECT pg_wal_replay_pause()');
    while ((await this.ask('SELECT pg_get_wal_replay_pause_state() AS state'))[0]?.['state'] !== 'paused')
      await delay(20);
  }

  async resume(): Promise<void> {
    await this.ask('SELECT pg_wal_replay_resume()');
  }

  /** Stops all its processes in their tracks, or lets them go on. */
  async signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): Promise<void> {
    const file = await readFile(join(this.directory, 'cluster', 'postmaster.pid'), 'utf8');
    const postmaster = Number(file.split('\n')[0]);
    const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
    for (const pid of [postmaster, ...children.trim().split(' ').filter(Boolean).map(Number)])
      process.kill(pid, signal);
    if (signal === 'SIGKILL') await this.server.ended;
  }

  async end(): Promise<void> {
    await this.server.stop();
    await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  private at(url: string): string {
    return Object.assign(new URL(url), { port: String(this.server.port) }).href;
  }

  private async own(data: string, own: (path: string) => Promise<void>): Promise<void> {
    const { readdir, chmod } = await import('node:fs/promises');
    const inside = await readdir(data, { recursive: true });
    for (const path of ['', ...inside]) await own(join(data, path));
    await own(this.directory);
    await chmod(data, 0o700);
  }
}
