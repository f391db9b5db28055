import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Names } from '../src/webhooks/address/names.js';
import type { Actor } from './support/actor.js';
import { expectProblem } from './support/matchers.js';
import { receiver, tested, webhookTo, type Receiver } from './support/receivers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;
let inner: Receiver;

beforeAll(async () => {
  inner = await receiver();
  stoa = await Stoa.start({ WEBHOOK_ALLOWED_HOSTS: `allowed.example.com:${inner.port}` });
  admin = await stoa.given.admin();
});
afterAll(async () => {
  await inner.stop();
  await stoa.stop();
});

/** What names lead to, one answer after the other; counts how often it was asked. */
const resolving = (...answers: readonly string[][]): { asked: () => number } => {
  let asked = 0;
  stoa.app.get(Names).addressesOf = () => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
  return { asked: () => asked };
};

describe('An address', () => {
  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost./',
    'http://receiver.example.com/',
    'https://user:password@receiver.example.com/',
    'ftp://receiver.example.com/',
    'nothing of the web',
  ])('to which nothing may be sent is refused when it is set: %s', async (url) => {
    const body = { name: 'Inside', url, eventTypes: ['*'] };
    expectProblem(await admin.post('/webhooks', body), 422, 'WEBHOOK_ADDRESS_REFUSED');
    const webhook = await webhookTo(admin, { url: 'https://receiver.example.com/' });
    const path = `/webhooks/${webhook['id'] as string}`;
    expectProblem(await admin.patch(path, { url }), 422, 'WEBHOOK_ADDRESS_REFUSED');
    await admin.delete(path);
  });

  it('that turns private afterwards is refused when a message is to be sent', async () => {
    const webhook = await webhookTo(admin, { url: `https://receiver.example.com:${inner.port}/` }, [
      'order.paid',
    ]);
    for (const addresses of [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::ffff:127.0.0.1'], []]) {
      resolving(addresses);
      const { error, status } = await tested(stoa, admin, webhook);
      expect([status, error]).toEqual(['pending', expect.stringMatching(/^Nothing is sent there\. /)]);
    }
    expect(inner.messages).toEqual([]);
  });

  it('is looked up once, and that answer is the one that is connected to', async () => {
    // the second answer leads nowhere: whoever asks again fails
    const names = resolving(['127.0.0.1'], ['192.0.2.1']);
    const webhook = await webhookTo(admin, { url: `http://allowed.example.com:${inner.port}/` }, [
      'order.paid',
    ]);
    expect(names.asked()).toBe(0);
    expect(await tested(stoa, admin, webhook)).toMatchObject({ status: 'delivered' });
    expect(names.asked()).toBe(1);
    expect(inner.messages).toHaveLength(1);
    expect(inner.messages[0]?.headers.host).toBe(`allowed.example.com:${inner.port}`);
  });

  it('whose name servers are silent has its time and no more, and keeps nobody waiting', async () => {
    const signal = AbortSignal.timeout(300);
    // a name server that hears and never answers
    const silent = createSocket('udp4').bind(0, '127.0.0.1');
    await once(silent, 'listening');
    const real = new Names([`127.0.0.1:${silent.address().port}`]);
    await expect(real.addressesOf('receiver.example.com', false, signal)).rejects.toThrow(/ECANCELLED/);
    silent.close();
  });

  it('whose name nobody knows is tried again later', async () => {
    stoa.app.get(Names).addressesOf = () =>
      Promise.reject(Object.assign(new Error('secret of the resolver'), { code: 'ENOTFOUND' }));
    const webhook = await webhookTo(admin, { url: 'https://receiver.example.com/' }, ['order.paid']);
    const { error, status } = await tested(stoa, admin, webhook);
    expect([status, error]).toEqual(['pending', 'The connection failed (ENOTFOUND).']);
  });
});
