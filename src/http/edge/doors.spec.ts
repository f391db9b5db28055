import { afterEach, describe, expect, it, jest } from '@jest/globals';
import dns from 'node:dns/promises';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { ServerOfManyDoors } from './doors.js';

const sockets: Socket[] = [];
let server: ServerOfManyDoors;
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
});

/** A server that answers after so many milliseconds. */
function serverFor(milliseconds: number): ServerOfManyDoors {
  const made = new ServerOfManyDoors(
    {},
    (_request, response) => {
      setTimeout(() => response.end('here'), milliseconds);
    },
    1_000,
  );
  made.maxConnections = 1_000;
  return made;
}

/** It, once all of its doors are open: its port. */
async function opened(milliseconds = 0): Promise<number> {
  server = serverFor(milliseconds);
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  if (process.platform === 'linux') while (server.openDoors < 64) await delay(5);
  return (server.address() as AddressInfo).port;
}

function visit(port: number, host = '127.0.0.1'): Socket {
  const socket = connect(port, host);
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
}

const asked = async (socket: Socket): Promise<string> => {
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes.toString().split('\r\n', 1)[0] ?? '';
};

describe('A server of many doors', () => {
  it('takes a crowd that waits in a fraction of the turns that one by one would take', async () => {
    const port = await opened();
    let taken = 0;
    server.on('connection', () => (taken += 1));
    for (let n = 0; n < 256; n += 1) visit(port);
    let turns = 0;
    for (; taken < 256; turns += 1) await turn();
    expect(turns).toBeLessThan(process.platform === 'linux' ? 64 : 1_000);
  });

  it('answers at every door, and tells of each connection', async () => {
    const port = await opened();
    let told = 0;
    server.on('connection', () => {
      told += 1;
    });
    const lines = await Promise.all(Array.from({ length: 200 }, () => asked(visit(port))));
    expect(new Set(lines)).toEqual(new Set(['HTTP/1.1 200 OK']));
    expect(told).toBe(200);
  });

  it('closes all of them at once, and is closed when what it works on has been answered', async () => {
    const port = await opened(300);
    const answers = Promise.all(Array.from({ length: 50 }, () => asked(visit(port))));
    let heard = 0;
    server.on('request', () => (heard += 1));
    while (heard < 50) await delay(5);
    const events: string[] = [];
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        events.push('closed');
        resolve();
      });
    });
    const refusals = await Promise.all(
      Array.from({ length: 100 }, () =>
        once(visit(port), 'connect').then(
          () => 'let in',
          () => 'refused',
        ),
      ),
    );
    expect(new Set(refusals)).toEqual(new Set(['refused']));
    void answers.then(() => events.push('answered'));
    expect(new Set(await answers)).toEqual(new Set(['HTTP/1.1 200 OK']));
    for (const socket of sockets) socket.end();
    await closed;
    expect(events).toEqual(['answered', 'closed']);
  });

  it('keeps no more connections than it may, at all doors together', async () => {
    const port = await opened();
    server.maxConnections = 20;
    const gone = Array.from({ length: 60 }, () => once(visit(port), 'close'));
    let cut = 0;
    for (const one of gone)
      void one.then(() => {
        cut += 1;
      });
    while (cut < 40) await delay(5);
    await delay(100);
    expect(cut).toBe(40);
    for (const socket of sockets.splice(0)) socket.destroy();
    await delay(100);
    expect(await asked(visit(port))).toBe('HTTP/1.1 200 OK');
  });

  it('answers at every address of localhost', async () => {
    const named = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
    const lookup = jest.spyOn(dns, 'lookup').mockResolvedValue(named as never);
    server = serverFor(0);
    server.listen({ host: 'localhost', port: 0 });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (const { address } of named) {
      let line: string | null = null;
      while (line === null) {
        await delay(5);
        line = await asked(visit(port, address)).catch(() => null);
      }
      expect(line).toBe('HTTP/1.1 200 OK');
    }
    lookup.mockRestore();
  });

  it('can be closed twice, and while its doors are being opened', async () => {
    const { promise: named, resolve: name } = Promise.withResolvers<void>();
    const lookup = jest.spyOn(dns, 'lookup').mockReturnValue(named.then(() => []) as never);
    server = serverFor(0);
    server.listen({ host: 'localhost', port: 0 });
    await once(server, 'listening');
    const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
    await Promise.all([close(), close()]);
    name();
    await delay(50);
    expect(server.openDoors).toBe(0);
    lookup.mockRestore();
  });
});
