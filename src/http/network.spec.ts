import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressOf, networkOf } from './network.js';

describe('The network of an address', () => {
  it('is the address itself for IPv4, however it is written', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(networkOf(address)).toBe(address);
        expect(networkOf(`::ffff:${address}`)).toBe(address);
      }),
    );
  });

  it('is the /64 for IPv6: one household has 2^64 addresses in it', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
    const half = fc.array(group, { minLength: 4, maxLength: 4 }).map((groups) => groups.join(':'));
    fc.assert(
      fc.property(half, half, half, (network, one, other) => {
        fc.pre(network !== '0:0:0:0');
        expect(networkOf(`${network}:${one}`)).toBe(networkOf(`${network}:${other}`));
        expect(networkOf(`${network}:${one}`)).toMatch(/^[0-9a-f:]+\/64$/);
      }),
    );
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  });

  it.each(['', 'unknown', 'example.com', '999.1.1.1', '1.2.3', '0x7f.1', '<script>', ',', '[::1'])(
    'is one for all that is none: %j',
    (text) => {
      expect(networkOf(text)).toBe('unknown');
    },
  );
});

describe('An address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['nonsense', null],
  ])('is read from %j as %s', (text, address) => {
    expect(addressOf(text)).toBe(address);
  });
});
