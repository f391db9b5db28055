import dns from 'node:dns/promises';
import { Server, type RequestListener, type ServerOptions } from 'node:http';
import {
  createServer,
  type AddressInfo,
  type ListenOptions,
  type Server as Door,
  type Socket,
} from 'node:net';

/**
 * Of those who wait at one socket, Node takes one with each turn of the event loop, so that a loop with much to do in a turn
 * hears few of those who are new. It takes as many as there are sockets.
 */
const most = 64;
/** Whether sockets of one program may listen at one address, each to its share of those who come. */
const canShare = process.platform === 'linux';

/**
 * A server that listens at its address with many sockets, on Linux; at `localhost`, on every system, at all addresses of that
 * name. To its users it is one: `maxConnections` is of all together, and the callback of `close` waits for all; but
 * `getConnections` and the event `close` know only of the first.
 */
export class ServerOfManyDoors extends Server {
  private readonly doors: Door[] = [];
  private taken = 0;
  private isShut = false;

  /** `mostWaiting` of those who are not heard yet may wait at each socket. */
  constructor(
    options: ServerOptions,
    handler: RequestListener,
    private readonly mostWaiting: number,
  ) {
    super(options, handler);
    this.on('connection', (socket: Socket) => this.count(socket));
  }

  /** How many sockets listen. */
  get openDoors(): number {
    return [this, ...this.doors].filter(({ listening }) => listening).length;
  }

  override listen(...parameters: unknown[]): this {
    const [options, done] = parameters;
    if (!isPort(options)) return super.listen(...(parameters as []));
    if (typeof done === 'function') this.once('listening', done as () => void);
    this.once('listening', () => void this.open(options.host));
    return super.listen({ ...options, backlog: this.mostWaiting, reusePort: canShare });
  }

  override close(done?: (error?: Error) => void): this {
    this.isShut = true;
    const over = this.doors.map((door) => ended(door));
    return super.close((error) => {
      void Promise.all(over).then(() => done?.(error));
    });
  }

  /** Those who come past the most are cut off, at whichever door. */
  private count(socket: Socket): void {
    if (this.taken >= this.maxConnections) return void socket.destroy();
    this.taken += 1;
    socket.once('close', () => (this.taken -= 1));
  }

  /** All other doors, one after the other, until one cannot be had. */
  private async open(name: string | undefined): Promise<void> {
    const { address, port } = this.address() as AddressInfo;
    const more = canShare ? Array<string>(most - 1).fill(address) : [];
    if (name === 'localhost') more.push(...(await othersOf(name, address)));
    for (const host of more) if (!(await this.openOne({ host, port }))) return;
  }

  private async openOne(place: { host: string; port: number }): Promise<boolean> {
    if (this.isShut) return false;
    // as the server itself takes connections
    const door = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      this.emit('connection', socket),
    );
    this.doors.push(door);
    return new Promise((resolve) => {
      door.on('error', () => resolve(false)).once('close', () => resolve(false));
      door.listen({ ...place, backlog: this.mostWaiting, reusePort: canShare }, () => resolve(true));
    });
  }
}

const isPort = (options: unknown): options is ListenOptions =>
  typeof options === 'object' && options !== null && 'port' in options;

/** Also one that was closed before. */
const ended = (door: Door): Promise<void> => new Promise((resolve) => door.close(() => resolve()));

/** The addresses of that name but for this one. */
async function othersOf(name: string, known: string): Promise<string[]> {
  const all = await dns.lookup(name, { all: true }).catch(() => []);
  return [...new Set(all.map(({ address }) => address))].filter((address) => address !== known);
}
