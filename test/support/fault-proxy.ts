import { connect, createServer, type Server, type Socket } from 'node:net';

/** Two sockets that are one connection: the client's and the one to the server behind. */
interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
}

/** A wire to a database, or to Redis, that breaks when it is told to. */
export class FaultProxy {
  private readonly pairs = new Set<Pair>();
  private isSwallowing = false;
  private lengthOf: (() => number) | null = null;

  private constructor(
    private target: URL,
    private server: Server,
    private readonly port: number,
  ) {}

  /** Listens on a free port, in front of the database at `url`. */
  static async before(url: string): Promise<FaultProxy> {
    const server = createServer();
    await listen(server, 0);
    const proxy = new FaultProxy(new URL(url), server, (server.address() as { port: number }).port);
    proxy.serve();
    return proxy;
  }

  /** The address of the same database, by way of this proxy. */
  get url(): string {
    return Object.assign(new URL(this.target), { hostname: '127.0.0.1', port: String(this.port) }).href;
  }

  /** From now on the connections there are carry nothing any more, and nobody is told (a failover, a NAT that forgot). */
  swallowExisting(): void {
    for (const { client, upstream } of this.pairs)
      for (const socket of [client, upstream]) socket.unpipe().pause();
  }

  /** The same for those that are yet to come: the server is frozen. */
  swallowAll(): void {
    this.isSwallowing = true;
    this.swallowExisting();
  }

  /** From now on answers are kept back; {@link release} lets them through. Questions still arrive. */
  hold(): void {
    for (const { client, upstream } of this.pairs) upstream.unpipe(client).pause();
  }

  /** Whatever was kept back comes late, and in order. */
  release(): void {
    for (const { client, upstream } of this.pairs) upstream.pipe(client);
  }

  /** From now on questions are kept back, as by a server that is frozen; {@link releaseQuestions} lets them through. */
  holdQuestions(): void {
    for (const { client, upstream } of this.pairs) client.unpipe(upstream).pause();
  }

  releaseQuestions(): void {
    for (const { client, upstream } of this.pairs) client.pipe(upstream);
  }

  /** New connections lead to another server, as after a failover. */
  leadTo(url: string): void {
    this.target = new URL(url);
  }

  /** Cuts every connection off. */
  reset(): void {
    for (const { client } of this.pairs) client.resetAndDestroy();
  }

  /** Cuts every connection off and takes no more. */
  async refuse(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.reset();
    await closed;
  }

  /** New connections are cut off after so many bytes of answers, wherever in an answer that is. */
  cutAfter(lengthOf: () => number): void {
    this.lengthOf = lengthOf;
  }

  /** All is well again, for new connections. */
  async mend(): Promise<void> {
    this.isSwallowing = false;
    this.lengthOf = null;
    if (this.server.listening) return;
    this.server = createServer();
    this.serve();
    await listen(this.server, this.port);
  }

  private serve(): void {
    this.server.on('connection', (client) => {
      const upstream = connect(Number(this.target.port || 5432), this.target.hostname);
      const pair = { client, upstream };
      this.pairs.add(pair);
      const end = (): void => {
        this.pairs.delete(pair);
        client.destroy();
        upstream.destroy();
      };
      for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
      if (this.isSwallowing) return void client.pause();
      client.pipe(upstream);
      if (this.lengthOf === null) upstream.pipe(client);
      else this.carry(pair, this.lengthOf());
    });
  }

  private carry({ client, upstream }: Pair, length: number): void {
    let left = length;
    upstream.on('data', (bytes: Buffer) => {
      const carried = bytes.subarray(0, left);
      left -= carried.length;
      client.write(carried);
      // what was sent arrives, and no more
      if (left <= 0) client.end();
    });
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}
