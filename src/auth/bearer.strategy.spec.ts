import { expect, describe, it } from '@jest/globals';
import { Clock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { BearerStrategy } from './bearer.strategy.js';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const head = part({ alg: 'ES256', typ: 'at+jwt', kid: 'some-key' });
const authorization = `Bearer ${head}.${part({ sub: 'anna' })}.${Buffer.from('signature').toString('base64url')}`;
const raw = { headersDistinct: { authorization: [authorization] } };
const request = { raw, headers: { authorization } };
const config = { auth: { issuer: 'stoa', audience: 'stoa' } } as Config;

/** A strategy to which the key of a token is looked up in that way. */
const strategy = (find: () => Promise<null>): BearerStrategy =>
  new BearerStrategy({ find } as never, config, {} as never, new Clock());

describe('A token whose key', () => {
  it('is unknown is not valid', async () => {
    const caller = strategy(() => Promise.resolve(null)).callerOf(request);
    await expect(caller).resolves.toBeNull();
  });

  it('could not be looked up is not refused: whatever broke is told as what it is', async () => {
    const broken = new Error('something that nobody foresaw');
    const caller = strategy(() => Promise.reject(broken)).callerOf(request);
    await expect(caller).rejects.toBe(broken);
  });
});

describe('Tokens that were verified', () => {
  it('are forgotten when they have expired and others come', () => {
    const held = strategy(() => Promise.resolve(null)) as unknown as {
      remember(request: object, verified: object): void;
      readonly verified: ReadonlyMap<string, object>;
    };
    const take = (name: string, exp: number): void =>
      held.remember({ raw: { headersDistinct: { authorization: [`Bearer ${name}`] } } }, { claims: { exp } });
    const now = Date.now() / 1000;
    for (let n = 0; n < 100; n += 1) take(`expired-${n}`, now - 1);
    expect(held.verified.size).toBe(1);
    for (let n = 0; n < 100; n += 1) take(`lasting-${n}`, now + 900);
    expect(held.verified.size).toBe(100);
  });
});
