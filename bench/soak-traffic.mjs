import { Agent, request } from 'node:http';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const password = 'stoa-demo-2026';
const words = ['lamp', 'oak', 'linen', 'kettle', 'desk', 'wool', 'brass', 'chair', 'paper', 'clay'];
const pick = (list) => list[randomInt(list.length)];
const anybody = () => `198.18.${randomInt(256)}.${randomInt(256)}`;

/**
 * People and programs at the service at `origin`: each visit is one of these, taken at random by its weight. `counts` says
 * how many answers there were of each class; `busy` are those that were put off with 503, as on a machine that
 * has too much to do; what breaks a connection or is answered with 500 counts as `failed`.
 */
export class Traffic {
  counts = { ok: 0, refused: 0, busy: 0, failed: 0 };
  faults = new Set();
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #origin;
  #slugs = { products: [], posts: [] };
  #editor;
  #streams = new Set();
  #visits = [
    [40, () => this.#browse()],
    [14, () => this.#search()],
    [12, () => this.#read()],
    [5, () => this.#listen()],
    [3, () => this.#shop()],
    [2, () => this.#write()],
    [2, () => this.#join()],
    [8, () => this.#beRefused()],
    [6, () => this.#beMalformed()],
  ];

  constructor(origin) {
    this.#origin = origin;
  }

  /** Learns what there is. */
  async begin() {
    this.#editor = (await this.#signIn('editor@stoa.test')).accessToken;
    const listed = async (path) => (await this.#ask('GET', path)).body.data;
    this.#slugs = { products: await listed('/products?limit=100'), posts: await listed('/posts?limit=100') };
  }

  /** One visit, of a few requests. */
  async visit() {
    let at = randomInt(this.#visits.reduce((sum, [weight]) => sum + weight, 0));
    const [, happen] = this.#visits.find(([weight]) => (at -= weight) < 0);
    try {
      await happen();
    } catch (error) {
      this.#fail(error.message);
    }
  }

  /** Closes every connection. */
  end() {
    for (const socket of this.#streams) socket.destroy();
    this.#agent.destroy();
  }

  async #browse() {
    const page = randomInt(1, 6);
    await this.#ask('GET', `/products?limit=20&page=${page}&sort=${pick(['price', '-price', 'name'])}`);
    const { id, slug } = pick(this.#slugs.products);
    await this.#ask('GET', `/products/${pick([id, slug])}`);
    await this.#ask('GET', `/products/${id}/reviews`);
  }

  /** Also for what nobody has asked for before, so that no answer is in memory. */
  async #search() {
    const word = pick([pick(words), `${pick(words)} ${randomBytes(3).toString('hex')}`]);
    await this.#ask('GET', `/products/suggest?search=${encodeURIComponent(word.slice(0, 4))}`);
    await this.#ask('GET', `/products?search=${encodeURIComponent(word)}&minPrice=${randomInt(1, 90_000)}`);
    await this.#ask('GET', `/posts?search=${encodeURIComponent(word)}`);
  }

  async #read() {
    const { id, slug } = pick(this.#slugs.posts);
    await this.#ask('GET', '/posts?limit=10');
    await this.#ask('GET', `/posts/${slug}`);
    await this.#ask('GET', `/posts/${id}/comments`);
    await this.#ask('GET', pick(['/feeds/posts.rss', '/sitemap.xml', '/', '/docs']), { at: '' });
  }

  /** Opens an event stream, and goes away some seconds later. */
  async #listen() {
    const { hostname, port } = new URL(this.#origin);
    const socket = connect(Number(port), hostname);
    this.#streams.add(socket);
    socket.on('error', () => undefined).on('close', () => this.#streams.delete(socket));
    socket.resume();
    socket.write(
      `GET /api/v1/events/stream HTTP/1.1\r\nHost: ${hostname}\r\nX-Forwarded-For: ${anybody()}\r\nAuthorization: Bearer ${this.#editor}\r\n\r\n`,
    );
    void delay(randomInt(500, 12_000), null, { ref: false }).then(() => socket.destroy());
  }

  async #shop() {
    const session = await this.#signIn(pick(['viewer@stoa.test', 'premium@stoa.test']));
    const token = session.accessToken;
    const product = pick(this.#slugs.products.filter(({ stock }) => stock > 0));
    const order = { items: [{ productId: product.id, quantity: 1 }] };
    const headers = { 'idempotency-key': randomUUID() };
    const placed = await this.#ask('POST', '/orders', { token, body: order, headers });
    await this.#ask('POST', '/orders', { token, body: order, headers });
    if (placed.status === 201) await this.#pay(placed.body.id, token);
    await this.#ask('GET', '/orders?limit=5', { token });
    await this.#ask('POST', '/auth/logout', { token });
  }

  async #pay(order, token) {
    const started = await this.#ask('POST', `/orders/${order}/payment`, { token });
    const paymentMethod = pick(['pm_card_visa', 'pm_card_visa', 'pm_card_declined', 'pm_card_twice']);
    const { clientSecret } = started.body;
    await this.#ask('POST', '/payments/sandbox/confirm', { body: { clientSecret, paymentMethod } });
  }

  async #write() {
    const token = this.#editor;
    const content = `# ${pick(words)}\n\n${pick(words)} **${randomUUID()}**\n\n\`\`\`js\nlet a = 1;\n\`\`\`\n`;
    const title = `Soak ${randomUUID()}`;
    const { status, body } = await this.#ask('POST', '/posts', { token, body: { title, content } });
    if (status !== 201) return;
    await this.#ask('POST', `/posts/${body.id}/publish`, { token });
    await this.#ask('POST', `/posts/${body.id}/comments`, { token, body: { body: `About ${randomUUID()}` } });
    await this.#ask('DELETE', `/posts/${body.id}`, { token });
  }

  /** Somebody new, who stays for a few refreshes. */
  async #join() {
    const email = `${randomUUID()}@soak.example`;
    await this.#ask('POST', '/users', { body: { email, name: 'Soak', password: `pw ${email}` } });
    let session = await this.#signIn(email, `pw ${email}`);
    for (let turn = 0; turn < 3 && session.refreshToken; turn += 1) {
      const refreshToken = session.refreshToken;
      session = (await this.#ask('POST', '/auth/refresh', { body: { refreshToken } })).body;
      await this.#ask('GET', '/users/me', { token: session.accessToken });
    }
  }

  async #beRefused() {
    await pick([
      () => this.#ask('POST', '/auth/login', { body: { email: `${randomUUID()}@soak.example`, password } }),
      () =>
        this.#ask('GET', '/orders', {
          token: `eyJhbGciOiJFUzI1NiJ9.${randomBytes(60).toString('base64url')}.x`,
        }),
      () => this.#ask('GET', `/products/${randomUUID()}`),
      () => this.#ask('GET', `/nowhere/${randomUUID()}`),
      () =>
        this.#ask('POST', '/auth/refresh', { body: { refreshToken: randomBytes(48).toString('base64url') } }),
      () => this.#ask('GET', '/cart', { headers: { 'x-cart-token': randomBytes(32).toString('base64url') } }),
      () => this.#ask('GET', `/products?${randomBytes(4).toString('hex')}=1`),
      () => this.#ask('POST', '/products', { token: this.#editor, body: { name: 1 } }),
    ])();
  }

  /** What is no HTTP, ends in the middle, or is too long. */
  #beMalformed() {
    const { hostname, port } = new URL(this.#origin);
    const text = pick([
      `GET /${randomUUID()} HTTP/9.9\r\n\r\n`,
      `POST /api/v1/orders HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"items":[`,
      `GET /api/v1/products HTTP/1.1\r\nHost: ${hostname}\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`,
      `POST /api/v1/auth/login HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{"email":`,
      randomBytes(200).toString('latin1'),
    ]);
    return new Promise((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'));
      socket.setTimeout(1_000, () => socket.destroy());
      socket.on('error', () => undefined).resume();
      socket.on('close', () => {
        this.counts.refused += 1;
        resolve();
      });
    });
  }

  async #signIn(email, word = password) {
    return (await this.#ask('POST', '/auth/login', { body: { email, password: word } })).body;
  }

  /** Each request comes from another address, as behind a proxy. */
  #ask(method, path, { token, body, headers, at = '/api/v1' } = {}) {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const all = {
      'x-forwarded-for': anybody(),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const asked = request(`${this.#origin}${at}${path}`, { method, agent: this.#agent, headers: all });
      asked.on('error', reject);
      asked.on('response', (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part)).on('error', reject);
        answer.on('end', () => resolve(this.#counted(answer, Buffer.concat(parts), `${method} ${path}`)));
      });
      asked.end(text);
    });
  }

  #counted({ statusCode: status, headers }, bytes, what) {
    if (status === 503) this.counts.busy += 1;
    else if (status >= 500) this.#fail(`${status} ${what}`);
    else this.counts[status < 400 ? 'ok' : 'refused'] += 1;
    const isJson = /json/.test(headers['content-type'] ?? '') && bytes.length > 0;
    return { status, body: isJson ? JSON.parse(bytes.toString('utf8')) : {} };
  }

  #fail(what) {
    this.counts.failed += 1;
    if (this.faults.size < 20) this.faults.add(what);
  }
}
