import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { parseAnswer } from './support/raw.js';
import { asService } from './support/server.js';
import { StoaProcess } from './support/process.js';
import { Stoa } from './support/stoa.js';
import { times } from './support/twins.js';

/** More than wait at one socket by default; elsewhere the system lets fewer wait at all. */
const crowd = process.platform === 'linux' ? 1_000 : 100;
let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(async () => {
  await StoaProcess.endAll();
  await stoa.stop();
});

describe('A crowd that comes while a process stands still', () => {
  it('is connected meanwhile, and answered when it goes on', async () => {
    const one = StoaProcess.start({
      DATABASE_URL: asService(stoa.databaseUrl),
      DATABASE_OWNER_URL: stoa.databaseUrl,
      STOA_DEMO: 'false',
    });
    const { port } = new URL(await one.up());
    one.freeze();
    const sockets = times(crowd, () => connect(Number(port), '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const heard = sockets.map(async (socket) => {
      socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      let text = '';
      socket.on('data', (bytes) => (text += bytes.toString('latin1')));
      await once(socket, 'close');
      return parseAnswer(text).status;
    });
    one.thaw();
    expect(new Set(await Promise.all(heard))).toEqual(new Set([200]));
  });
});
