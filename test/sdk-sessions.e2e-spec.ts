import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createStoa, memoryStore, StoaError, webStore, type Session, type Stoa as Client } from '@stoa/sdk';
import { newId } from '../src/clock/new-id.js';
import { password } from './support/given.js';
import { problem, scriptedServer, type Scripted, type ScriptedServer } from './support/scripted-server.js';
import { Stoa } from './support/stoa.js';

const sessionOf = (facts: Partial<Session> = {}): Session => ({
  accessToken: 'a1',
  expiresAt: Date.now() + 900_000,
  refreshToken: 'r1',
  deviceProof: 'd1',
  ...facts,
});
const ended = { expiresAt: Date.now() - 1 };

/** A service whose tokens are a1, a2 ... and r1, r2 ...; those before `valid` are refused. */
class Tokens {
  turn = 1;
  valid = 1;
  server!: ScriptedServer;
  refresh: (() => Scripted) | null = null;

  async start(): Promise<this> {
    this.server = await scriptedServer(({ path, headers, body }) => {
      if (path.endsWith('/auth/refresh')) return this.refresh?.() ?? this.next(body);
      const token = Number(/^Bearer a(\d+)$/.exec(headers.authorization ?? '')?.[1] ?? 0);
      return token >= this.valid ? { body: { data: [], by: token } } : problem(401, 'UNAUTHENTICATED');
    });
    return this;
  }

  next(body: string): Scripted {
    if (JSON.parse(body).refreshToken !== `r${this.turn}`) return problem(401, 'INVALID_REFRESH_TOKEN');
    this.turn += 1;
    const [accessToken, refreshToken] = [`a${this.turn}`, `r${this.turn}`];
    return { body: { accessToken, refreshToken, expiresIn: 900, deviceProof: 'd2', tokenType: 'Bearer' } };
  }

  get refreshes(): string[] {
    const all = this.server.heard.filter(({ path }) => path.endsWith('/auth/refresh'));
    return all.map(({ body }) => JSON.parse(body).refreshToken);
  }

  get calls(): (string | undefined)[] {
    const all = this.server.heard.filter(({ path }) => !path.endsWith('/auth/refresh'));
    return all.map(({ headers }) => headers.authorization);
  }

  client(session: Session | null = sessionOf(), options: object = {}): Client {
    return createStoa({ url: this.server.url, session: memoryStore(session), retries: 0, ...options });
  }
}

const open: Tokens[] = [];
const tokens = async (): Promise<Tokens> => {
  const one = await new Tokens().start();
  open.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ server }) => server.stop()));
});

describe('The session of the SDK', () => {
  it('is renewed before its access token is used that has ended, once for all who ask', async () => {
    const service = await tokens();
    const stoa = service.client(sessionOf(ended));
    await Promise.all(Array.from({ length: 20 }, () => stoa.listProducts()));
    expect(service.refreshes).toEqual(['r1']);
    expect(new Set(service.calls)).toEqual(new Set(['Bearer a2']));
    expect(stoa.session.current).toMatchObject({ accessToken: 'a2', refreshToken: 'r2', deviceProof: 'd2' });
  });

  it('is renewed once after its access token was refused, and what was refused goes out again', async () => {
    const service = await tokens();
    service.valid = 2;
    const stoa = service.client();
    const answers = await Promise.all(Array.from({ length: 20 }, () => stoa.createOrder({ items: [] })));
    expect(new Set(answers.map((answer: any) => answer.by))).toEqual(new Set([2]));
    expect(service.refreshes).toEqual(['r1']);
  });

  it('is not renewed a second time for a request that is refused with the new token, too', async () => {
    const service = await tokens();
    service.valid = 99;
    const stoa = service.client();
    await expect(stoa.getMe()).rejects.toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(service.refreshes).toEqual(['r1']);
    expect(service.calls).toEqual(['Bearer a1', 'Bearer a2']);
  });

  it('is renewed once for clients that share a store', async () => {
    const service = await tokens();
    const session = memoryStore(sessionOf(ended));
    const clients = [1, 2, 3].map(() => service.client(null, { session }));
    await Promise.all(clients.map((stoa) => stoa.listProducts()));
    expect(service.refreshes).toEqual(['r1']);
  });

  it('is renewed once for tabs that share a storage, each with a store of its own', async () => {
    const service = await tokens();
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
      removeItem: (name: string) => void kept.delete(name),
    };
    webStore(storage).set(sessionOf(ended));
    const tabs = [1, 2, 3].map(() => service.client(null, { session: webStore(storage) }));
    await Promise.all(tabs.map((stoa) => stoa.listProducts()));
    expect(service.refreshes).toEqual(['r1']);
    expect(new Set(service.calls)).toEqual(new Set(['Bearer a2']));
  });

  it.each<[string, Scripted]>([
    ['the connection is cut', 'cut'],
    ['the service is down', problem(503, 'UNAVAILABLE')],
    ['there are too many requests', problem(429, 'TOO_MANY_REQUESTS')],
    ['a proxy wants a password of its own', { status: 401, body: 'Proxy' }],
    ['something in between answers with a page', { status: 200, body: 'Welcome to the hotel' }],
  ])('stays when it cannot be renewed because %s', async (_, refused) => {
    const service = await tokens();
    const stoa = service.client(sessionOf(ended));
    service.refresh = () => refused;
    await expect(stoa.listProducts()).rejects.toThrow();
    expect(stoa.session.current).toMatchObject({ refreshToken: 'r1' });
    service.refresh = null;
    await stoa.listProducts();
    expect(service.calls).toEqual(['Bearer a2']);
  });

  it.each([
    [401, 'INVALID_REFRESH_TOKEN'],
    [400, 'VALIDATION_FAILED'],
  ])('ends when the service refuses its refresh token with %d %s', async (status, code) => {
    const service = await tokens();
    service.valid = 2;
    service.refresh = () => problem(status, code);
    const stoa = service.client();
    const told: unknown[] = [];
    stoa.session.onChange((session) => told.push(session));
    await expect(stoa.getMe()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect([stoa.session.current, told]).toEqual([null, [null]]);
    await expect(stoa.getMe()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(service.refreshes).toEqual(['r1']);
  });

  it('uses a token to its end that cannot be renewed just now', async () => {
    const service = await tokens();
    service.refresh = () => 'cut';
    const stoa = service.client(sessionOf({ expiresAt: Date.now() + 8_000 }));
    await stoa.listProducts();
    expect(service.calls).toEqual(['Bearer a1']);
  });

  it('does not send a body again that can be read only once', async () => {
    const service = await tokens();
    service.valid = 2;
    const stoa = service.client();
    const body = new Blob(['sku,name\n']).stream() as unknown as Blob;
    await expect(stoa.createImport({ body })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(service.calls).toEqual(['Bearer a1']);
  });

  it('leaves a request alone that brings a token of its own, also when that is refused', async () => {
    const service = await tokens();
    service.valid = 2;
    const stoa = service.client();
    const headers = { authorization: 'Bearer a0' };
    await expect(stoa.getMe({}, { headers })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect([service.calls, service.refreshes]).toEqual([['Bearer a0'], []]);
  });

  it('lets go whoever does not want to wait for its renewal, and goes on with it for the others', async () => {
    const service = await tokens();
    let release = (): void => undefined;
    service.refresh = () => async (response) => {
      await new Promise<void>((resolve) => (release = resolve));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify((service.next('{"refreshToken":"r1"}') as { body: object }).body));
    };
    const stoa = service.client(sessionOf(ended));
    const leaving = new AbortController();
    const left = stoa.listProducts({}, { signal: leaving.signal });
    const stayed = stoa.listProducts();
    while (service.refreshes.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    release();
    await stayed;
    expect([service.refreshes, service.calls]).toEqual([['r1'], ['Bearer a2']]);
  });

  it('does not come back when somebody signed out while it was renewed', async () => {
    const service = await tokens();
    const stoa = service.client(sessionOf(ended));
    service.refresh = () => {
      stoa.session.set(null);
      return service.next('{"refreshToken":"r1"}');
    };
    await expect(stoa.getMe()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect([stoa.session.current, service.calls]).toEqual([null, [undefined]]);
  });

  it('is none when a browser has something else under its name, and is kept in memory when it keeps nothing', () => {
    const fail = (): never => {
      throw new Error('quota');
    };
    const refusing = { getItem: () => '{"half', setItem: fail, removeItem: fail };
    const store = webStore(refusing);
    expect(store.get()).toBeNull();
    store.set(sessionOf());
    expect(store.get()).toMatchObject({ accessToken: 'a1' });
  });
});

describe('Signing in by the SDK', () => {
  let service: Stoa;
  beforeAll(async () => {
    service = await Stoa.start();
  });
  afterAll(() => service.stop());

  const somebody = async (): Promise<{ stoa: Client; email: string }> => {
    const stoa = createStoa({ url: service.url });
    const email = `${newId()}@example.com`;
    await stoa.createUser({ email, password });
    await stoa.login({ email, password });
    return { stoa, email };
  };

  it('begins a session that renews itself and ends with signing out', async () => {
    const { stoa, email } = await somebody();
    expect((await stoa.getMe()).email).toBe(email);
    const first = stoa.session.current!;
    stoa.session.set({ ...first, expiresAt: 0 });
    expect((await stoa.getMe()).email).toBe(email);
    expect(stoa.session.current!.refreshToken).not.toBe(first.refreshToken);
    await stoa.logout();
    expect(stoa.session.current).toBeNull();
    await expect(stoa.getMe()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('goes on with the token of proved presence', async () => {
    const { stoa } = await somebody();
    const before = stoa.session.current!.accessToken;
    const { accessToken } = await stoa.reauthenticate({ password });
    expect(stoa.session.current!.accessToken).toBe(accessToken);
    expect(accessToken).not.toBe(before);
    await stoa.getMe();
  });

  it('ends here, too, when the session was ended elsewhere', async () => {
    const { stoa, email } = await somebody();
    const other = createStoa({ url: service.url });
    await other.login({ email, password });
    await other.endOtherSessions();
    const error = await stoa.getMe().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StoaError);
    expect(stoa.session.current).toBeNull();
  });

  it('is not needed with an API key', async () => {
    const { stoa } = await somebody();
    await stoa.reauthenticate({ password });
    const { key } = await stoa.createApiKey({ name: 'A program', scopes: ['orders:read'] });
    const program = createStoa({ url: service.url, apiKey: key });
    expect((await program.listOrders()).data).toEqual([]);
    await expect(program.createOrder({ items: [] })).rejects.toMatchObject({ status: 403 });
    expect(program.session.current).toBeNull();
  });
});
