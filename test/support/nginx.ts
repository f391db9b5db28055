import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Daemon, find, freePorts } from './programs.js';

/** An nginx with the configuration of `deploy/`, in front of processes of the test. */
export class Nginx {
  private constructor(
    private readonly daemon: Daemon,
    /** Where it listens: `http://127.0.0.1:PORT`. */
    readonly url: string,
  ) {}

  /** Starts one in front of these addresses; null: it is not installed (REQUIRE_NGINX). */
  static async start(addresses: readonly string[]): Promise<Nginx | null> {
    const program = find('nginx', 'REQUIRE_NGINX');
    if (program === null) return null;
    const [daemon, [port = 0]] = await Promise.all([Daemon.prepare('nginx', 'nobody'), freePorts(1)]);
    const { folder } = daemon;
    const servers = addresses.map(
      (address) => `server ${new URL(address).host} max_fails=2 fail_timeout=2s;`,
    );
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
      .join(' ');
    const shipped = await readFile('deploy/nginx.conf', 'utf8');
    const file = join(folder, 'nginx.conf');
    const placed = shipped
      .replace('server api:3000 max_fails=2 fail_timeout=2s;', servers.join('\n'))
      .replace('pid /run/nginx.pid;', `pid ${join(folder, 'nginx.pid')}; daemon off;`)
      .replace('worker_processes auto;', 'worker_processes 1;')
      .replace('worker_rlimit_nofile 40000;', '')
      .replace('worker_connections 16384;', 'worker_connections 512;')
      .replace('listen 80 ', `listen 127.0.0.1:${port} `)
      .replace('http {', `http { ${places}`);
    await writeFile(file, placed);
    const url = `http://127.0.0.1:${port}`;
    const parameters = ['-p', folder, '-c', file, '-e', join(folder, 'error.log')];
    await daemon.start(program, parameters, () => fetch(`${url}/health/live`));
    return new Nginx(daemon, url);
  }

  /** Ends at once. */
  end(): Promise<void> {
    return this.daemon.end('SIGTERM');
  }
}
