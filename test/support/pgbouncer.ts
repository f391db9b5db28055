import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Daemon, find, freePorts, programOf } from './programs.js';

/** The program, or another one that TEST_PGBOUNCER names. */
const program = process.env['TEST_PGBOUNCER'] ?? 'pgbouncer';

/** Whether it is one that knows prepared statements in transaction mode: 1.21 or newer. */
export function remembersStatements(): boolean {
  const path = programOf(program);
  if (path === null) return false;
  const version = /PgBouncer (\d+)\.(\d+)/.exec(execFileSync(path, ['--version']).toString());
  return Number(version?.[1]) * 1_000 + Number(version?.[2]) >= 1_021;
}

/** A PgBouncer with the configuration of `deploy/`, in front of the server of this run. */
export class PgBouncer {
  private constructor(
    private readonly daemon: Daemon,
    private readonly port: number,
  ) {}

  /** Starts one for the database, with so many connections to share; null: there is none here (REQUIRE_PGBOUNCER). */
  static async start(databaseUrl: string, connections: number): Promise<PgBouncer | null> {
    const path = find(program, 'REQUIRE_PGBOUNCER');
    if (path === null) return null;
    const [daemon, [port = 0]] = await Promise.all([Daemon.prepare('pgbouncer', 'nobody'), freePorts(1)]);
    const { hostname, port: behind, username, password } = new URL(databaseUrl);
    const users = join(daemon.folder, 'users.txt');
    await writeFile(users, `"${username}" "${decodeURIComponent(password)}"\n`);
    const file = join(daemon.folder, 'pgbouncer.ini');
    const shipped = await readFile('deploy/pgbouncer.ini', 'utf8');
    await writeFile(file, placed(shipped, { hostname, behind, port, users, connections }));
    const bouncer = new PgBouncer(daemon, port);
    await daemon.start(path, [file], () => bouncer.ask(databaseUrl, 'SELECT 1'));
    return bouncer;
  }

  /** The same database through it. */
  url(databaseUrl: string): string {
    return Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(this.port) }).href;
  }

  /** What a client that knows nothing of Stoa is answered. */
  async ask(databaseUrl: string, text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url(databaseUrl) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }

  end(): Promise<void> {
    return this.daemon.end();
  }
}

interface Place {
  readonly hostname: string;
  readonly behind: string;
  readonly port: number;
  readonly users: string;
  readonly connections: number;
}

function placed(shipped: string, { hostname, behind, port, users, connections }: Place): string {
  return shipped
    .replace('host=postgres port=5432', `host=${hostname} port=${behind || '5432'}`)
    .replace(/^listen_addr = .*$/m, 'listen_addr = 127.0.0.1')
    .replace(/^listen_port = .*$/m, `listen_port = ${port}`)
    .replace(/^auth_file = .*$/m, `auth_file = ${users}`)
    .replace(/^default_pool_size = .*$/m, `default_pool_size = ${connections}`)
    .replace(/^; (max_prepared_statements)/m, remembersStatements() ? '$1' : '; $1');
}
