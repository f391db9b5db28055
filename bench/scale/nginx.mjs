import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../limit/servers.mjs';

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
const program = folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path)) ?? null;
/** Whether nginx is installed. */
export const hasNginx = program !== null;

/** An nginx with the configuration of deploy/ in front of those addresses: `{ url, pid, stop }`. */
export async function startNginx(addresses) {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-nginx-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, placed(readFileSync('deploy/nginx.conf', 'utf8'), { addresses, folder, port }));
  const child = spawn(program, ['-p', folder, '-c', file], { stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const url = `http://127.0.0.1:${port}`;
  while (!(await isUp(url))) {
    if (child.exitCode !== null) throw new Error(`nginx did not come up:\n${said}`);
    await delay(50);
  }
  return {
    url,
    pid: child.pid,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The configuration as it is shipped, but for who stands behind and for where it listens and writes. */
function placed(shipped, { addresses, folder, port }) {
  const servers = addresses.map((address) => `server ${new URL(address).host} max_fails=2 fail_timeout=2s;`);
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const scratch = kinds.map((kind) => `${kind}_temp_path ${join(folder, kind)};`);
  const changes = [
    ['server api:3000 max_fails=2 fail_timeout=2s;', servers.join('\n')],
    ['pid /run/nginx.pid;', `pid ${join(folder, 'nginx.pid')}; daemon off;`],
    ['listen 80 ', `listen 127.0.0.1:${port} `],
    // a connection that is ended while the next request is on its way would be counted as a fault of ours
    ['http {', `http { keepalive_requests 100000000; ${scratch.join(' ')}`],
  ];
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`deploy/nginx.conf has no "${from}"`);
    return text.replace(from, to);
  }, shipped);
}

/** Whether an API answers through it. */
async function isUp(url) {
  try {
    const answer = await fetch(`${url}/health/live`);
    return answer.status === 200;
  } catch {
    return false;
  }
}
