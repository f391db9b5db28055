import { connect } from 'amqplib';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePorts, hasEnded, programOf } from './programs.js';

/** Debian's own `rabbitmq-server` runs as a user of its own, below shells that pass no signals on; this is what it calls. */
const behindTheScript = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/**
 * A RabbitMQ of the test's own, with its own ports, names and data, that can be killed, stopped, frozen and started again
 * with what it had on its disk. It shares nothing with another that runs here.
 */
export class Broker {
  private node: ChildProcess | null = null;

  private constructor(
    private readonly program: string,
    private readonly directory: string,
    private readonly ports: { readonly amqp: number; readonly names: number; readonly nodes: number },
    /** Where nodes ask for each other's ports: a process of ours, or the first node would leave one behind. */
    private readonly names: ChildProcess,
  ) {}

  /** Starts one. Null, and a line that says so, when RabbitMQ is not installed; with REQUIRE_RABBITMQ that is a failure. */
  static async start(): Promise<Broker | null> {
    const program = existsSync(behindTheScript)
      ? behindTheScript
      : programOf('rabbitmq-server', dirname(behindTheScript));
    const daemon = programOf('epmd', dirname(behindTheScript));
    if (program === null || daemon === null) {
      if (process.env['REQUIRE_RABBITMQ'] !== undefined) throw new Error('rabbitmq-server is not installed');
      process.stderr.write('Without a broker of its own: rabbitmq-server is not installed.\n');
      return null;
    }
    const [amqp, names, nodes] = await freePorts(3);
    const directory = await mkdtemp(join(tmpdir(), 'stoa-broker-'));
    for (const name of ['data', 'log']) await mkdir(join(directory, name));
    await writeFile(join(directory, 'stoa.conf'), `listeners.tcp.1 = 127.0.0.1:${amqp}\n`);
    const arguments_ = ['-port', String(names), '-address', '127.0.0.1'];
    const registrar = spawn(daemon, arguments_, { stdio: 'ignore' });
    const broker = new Broker(program, directory, { amqp: amqp!, names: names!, nodes: nodes! }, registrar);
    await broker.up();
    return broker;
  }

  get url(): string {
    return `amqp://guest:guest@127.0.0.1:${this.ports.amqp}`;
  }

  /** Starts it, with what it had; comes back when it takes connections. */
  async up(): Promise<void> {
    const { directory } = this;
    this.node = spawn(this.program, [], { env: this.environment(), stdio: 'ignore', cwd: directory });
    const { node } = this;
    while (true) {
      if (hasEnded(node)) throw new Error(`RabbitMQ does not start; ${directory}/log says why`);
      const connection = await connect(this.url, { timeout: 5_000 }).catch(() => null);
      if (connection !== null) return connection.close();
      await delay(100);
    }
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    await this.endBy('SIGKILL');
  }

  /** Ends it as an operator does. */
  async stop(): Promise<void> {
    await this.endBy('SIGTERM');
  }

  /** It keeps its connections and does nothing. */
  freeze(): void {
    this.node?.kill('SIGSTOP');
  }

  /** It goes on as if nothing had been. */
  thaw(): void {
    this.node?.kill('SIGCONT');
  }

  /** Leaves nothing behind. */
  async end(): Promise<void> {
    await this.kill();
    this.names.kill('SIGKILL');
    await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  private async endBy(signal: NodeJS.Signals): Promise<void> {
    const { node } = this;
    if (node === null || hasEnded(node)) return;
    const ended = once(node, 'exit');
    node.kill(signal);
    await ended;
  }

  private environment(): NodeJS.ProcessEnv {
    const { directory, ports } = this;
    return {
      PATH: process.env['PATH'],
      HOME: directory,
      // the node takes the place of the script that starts it: a signal to the one is a signal to the other
      RUNNING_UNDER_SYSTEMD: 'true',
      ERL_EPMD_PORT: String(ports.names),
      ERL_EPMD_ADDRESS: '127.0.0.1',
      RABBITMQ_NODENAME: `stoa-${ports.amqp}@localhost`,
      RABBITMQ_DIST_PORT: String(ports.nodes),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
      RABBITMQ_CONFIG_FILE: join(directory, 'stoa'),
      RABBITMQ_CONF_ENV_FILE: '/dev/null',
      RABBITMQ_ENABLED_PLUGINS_FILE: join(directory, 'plugins'),
      RABBITMQ_MNESIA_BASE: join(directory, 'data'),
      RABBITMQ_LOG_BASE: join(directory, 'log'),
    };
  }
}
