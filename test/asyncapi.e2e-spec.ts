import { afterEach, describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { DomainEvent } from '../src/events/domain-event.js';
import { eventFault } from './support/event-contract.js';
import { openStoas, Stoa } from './support/stoa.js';

const committed = JSON.parse(readFileSync('asyncapi.json', 'utf8'));

afterEach(async () => {
  for (const one of [...openStoas].reverse()) await one.stop();
});

const paid = {
  id: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11',
  type: 'order.paid',
  version: 1,
  aggregateId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f12',
  sequence: 2,
  occurredAt: '2026-01-31T09:30:00.000Z',
  payload: {
    orderId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f12',
    userId: null,
    total: { amount: 100, currency: 'EUR' },
  },
};

describe('asyncapi.json', () => {
  it('is served beside openapi.json, to everybody', async () => {
    const { url } = await Stoa.start();
    const answer = await fetch(`${url}/asyncapi.json`);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toEqual(committed);
  });

  it('is not there where the documents are switched off', async () => {
    const { url } = await Stoa.start({ DOCS_ENABLED: 'false' });
    expect((await fetch(`${url}/asyncapi.json`)).status).toBe(404);
  });

  it('knows every event that the code can tell', async () => {
    const types: string[] = [];
    for (const path of globSync('src/**/*.events.ts')) {
      const module = (await import(`../${path.replace(/\.ts$/, '.js')}`)) as Record<string, any>;
      for (const kind of Object.values(module))
        if (kind.prototype instanceof DomainEvent) types.push(kind.type as string);
    }
    expect(Object.keys(committed.components.messages)).toEqual(types.sort());
  });

  it('tells an event of another shape from a right one', () => {
    expect(eventFault(paid)).toBeNull();
    const wrong = [
      { ...paid, payload: { ...paid.payload, orderId: 'seven' } },
      { ...paid, payload: { ...paid.payload, email: 'somebody@example.com' } },
      { ...paid, payload: { orderId: paid.payload.orderId, userId: null } },
      { ...paid, payload: { ...paid.payload, total: { amount: 1.5, currency: 'EUR' } } },
      { ...paid, version: 2 },
      { ...paid, type: 'order.lost' },
    ];
    for (const event of wrong) expect(eventFault(event)).not.toBeNull();
  });
});
