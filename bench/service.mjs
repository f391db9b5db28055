import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Starts the built service in a process of its own, with PostgreSQL of its own unless `DATABASE_URL` is given. `entry` is
 * what is started, `before` a command that starts it.
 */
export async function startService(environment, { entry = 'dist/main.js', before = [] } = {}) {
  const preloaded = ['--import', './bench/statements.mjs', '--import', './bench/recorder.mjs'];
  const [program, ...words] = [...before, process.execPath, ...preloaded, entry];
  const child = spawn(program, words, {
    env: { ...process.env, LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  while (!/API\s+http/.test(said)) {
    if (child.exitCode !== null) throw new Error(`the service did not come up:\n${said}`);
    await delay(50);
  }
  const api = /API\s+(\S+)/.exec(said)[1];
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const ask = (method, path, { body, headers } = {}) =>
    send(agent, `${api}${path}`, { method, body, headers });
  return {
    api,
    pid: child.pid,
    get: (path, headers) => ask('GET', path, { headers }),
    post: (path, body, headers) => ask('POST', path, { body, headers }),
    /** Runs `work` and gives the statements that the service sent to its database meanwhile. */
    async overhear(work) {
      const heard = [];
      const hear = ({ statement }) => statement && heard.push(statement);
      await told(child, { listen: true }, ({ listening }) => listening === true);
      child.on('message', hear);
      await work();
      await told(child, { listen: false }, ({ listening }) => listening === false);
      child.off('message', hear);
      return heard;
    },
    /** Runs `work` and gives the CPU profile of the service meanwhile, as the inspector has it. */
    async record(work) {
      await told(child, { record: true }, ({ recording }) => recording === true);
      await work();
      return (await told(child, { record: false }, ({ recording }) => recording === false)).profile;
    },
    async stop() {
      agent.destroy();
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Tells the service something and gives its answer; messages come in their order: after it, none of before is under way. */
async function told(child, message, isAnswer) {
  child.send(message);
  for await (const [answer] of on(child, 'message')) if (isAnswer(answer)) return answer;
}

/** The answer, once all of it has come: its status and its text. */
function send(agent, url, { method, body, headers }) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const written =
      text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const asked = request(url, { method, agent, headers: { ...written, ...headers } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString('utf8') }),
      );
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(text);
  });
}
