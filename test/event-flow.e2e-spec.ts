import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Background } from '../src/config/background.js';
import { Database } from '../src/database/database.js';
import { Consumers } from '../src/events/consumers.js';
import { Outlets } from '../src/events/delivery/outlets.js';
import { EventFlow } from '../src/events/event-flow.js';
import { EventRelay } from '../src/events/relay/relay.js';
import { bells, listen, prepareListeners, ring } from './support/events.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;

beforeAll(async () => {
  stoa = await Stoa.start();
  await prepareListeners(stoa);
});
afterAll(() => stoa.stop());

/** A process that does nothing but serve this consumer: it places no events. */
const serving = (name: string): EventFlow => {
  const background = new Background(false, [name]);
  const [relay, outlets] = [stoa.app.get(EventRelay), stoa.app.get(Outlets)];
  return new EventFlow(relay, outlets, stoa.app.get(Consumers), stoa.app.get(Database), background);
};

describe('A process that serves a consumer and places nothing', () => {
  it('finds what another has handed out, and what failed there once its time has come', async () => {
    let isBroken = true;
    const [bad, good] = bells(2) as [string, string];
    const listener = listen([stoa], ['bell.*'], ({ aggregateId }) => isBroken && aggregateId === bad);
    const flow = serving(listener.name);
    flow.onApplicationBootstrap();
    // by then it has looked, and found nothing
    await delay(300);
    await ring(stoa, bad, good);
    await stoa.app.get(EventRelay).relaySome();
    const hasHeard = async (bell: string): Promise<boolean> =>
      (await listener.heard()).some(({ aggregateId }) => aggregateId === bell);
    while (!(await hasHeard(good))) await delay(50);
    isBroken = false;
    while (!(await hasHeard(bad))) await delay(50);
    await flow.beforeApplicationShutdown();
    expect(await listener.heard()).toHaveLength(2);
  });
});
