import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Starts the built service in a process of its own, with PostgreSQL of its own unless `DATABASE_URL` is given. */
export async function startService(environment) {
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: { ...process.env, LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  while (!/API\s+http/.test(said)) {
    if (child.exitCode !== null) throw new Error(`the service did not come up:\n${said}`);
    await delay(50);
  }
  const api = /API\s+(\S+)/.exec(said)[1];
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const ask = (method, path, body) => send(agent, `${api}${path}`, method, body);
  return {
    api,
    pid: child.pid,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    async stop() {
      agent.destroy();
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The status of the answer, once all of it has come. */
function send(agent, url, method, body) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers =
      text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const asked = request(url, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(text);
  });
}
