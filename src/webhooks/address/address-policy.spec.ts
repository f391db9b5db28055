import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../config/config.js';
import { AddressPolicy, RefusedAddress } from './address-policy.js';

const policy = (allowed = ''): AddressPolicy =>
  new AddressPolicy(loadConfig({ WEBHOOK_ALLOWED_HOSTS: allowed }));
const open = policy();
const resolved = (address: string, from = open): void =>
  from.checkAddresses(new URL('https://receiver.example.com/'), [address]);

describe('A webhook cannot lead', () => {
  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.0.0.1./',
    'https://１２７.0.0.1/',
    'https://0.0.0.0/',
    'https://0/',
    'https://10.0.0.1/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://2852039166/',
    'https://192.0.2.1/',
    'https://192.88.99.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://240.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[64:ff9b::0808:0808]/',
    'https://[64:ff9b:1::a00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:7f00:1::]/',
    'https://[2001:db8::1]/',
    'https://[3fff::1]/',
    'https://[fd00::1]/',
    'https://[fd00:ec2::254]/',
    'https://[fc00::1]/',
    'https://[fe80::1]/',
    'https://[fec0::1]/',
    'https://[ff02::1]/',
    'https://[100::1]/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://receiver.localhost/',
    'https://metadata.google.internal/',
    'https://printer.local/',
    'https://router.home.arpa/',
    'http://receiver.example.com/',
    'http://8.8.8.8/',
    'https://user@receiver.example.com/',
    'https://user:password@receiver.example.com/',
    'https://:password@receiver.example.com/',
    'ftp://receiver.example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'gopher://127.0.0.1:6379/_FLUSHALL',
    'receiver.example.com',
    '//receiver.example.com',
    'https://',
    'https://256.256.256.256/',
    `https://receiver.example.com/${'é'.repeat(1_000)}`,
  ])('to %s', (url) => {
    expect(() => open.check(url)).toThrow(RefusedAddress);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '::1',
    '::ffff:10.0.0.1',
    'fd00::1',
    'fe80::1%eth0',
    'nonsense',
  ])('to a name whose address is %s', (address) => {
    expect(() => resolved(address)).toThrow(RefusedAddress);
  });

  it('to a name of which one address of many is private, or that has none', () => {
    const url = new URL('https://receiver.example.com/');
    expect(() => open.checkAddresses(url, ['93.184.215.14', '10.0.0.1'])).toThrow(RefusedAddress);
    expect(() => open.checkAddresses(url, [])).toThrow(RefusedAddress);
  });
});

describe('A webhook can lead', () => {
  it.each([
    'https://receiver.example.com/hook?key=1',
    'https://receiver.example.com:8443/',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
    'https://[::ffff:8.8.8.8]/',
    'https://localhost.example.com/',
  ])('to %s', (url) => {
    expect(open.check(url).href).toBe(new URL(url).href);
  });

  it('to what the configuration allows, also over http, and no further', () => {
    const some = policy('inside, other:8080, [::1]:9000, 10.1.0.0/16, fd12::/16, 127.0.0.1');
    for (const url of [
      'http://inside/',
      'https://inside.:1234/',
      'http://other:8080/',
      'http://[::1]:9000/',
      'http://10.1.2.3/',
      'http://[::ffff:10.1.2.3]/',
      'https://[fd12::5]/',
      'http://127.0.0.1:3000/',
    ])
      expect(some.check(url).href).toBe(new URL(url).href);
    for (const url of ['http://[::1]/', 'http://10.2.0.1/', 'https://[fd13::1]/', 'http://127.0.0.2/'])
      expect(() => some.check(url)).toThrow(RefusedAddress);
    for (const url of ['http://other/', 'https://localhost/'])
      expect(() => policy('other:8080').check(url)).toThrow(RefusedAddress);
    resolved('10.1.0.1', some);
    expect(() => resolved('10.2.0.1', some)).toThrow(RefusedAddress);
  });

  it('over http to a name only if every address of it is allowed', () => {
    const some = policy('10.1.0.0/16');
    const url = some.check('http://receiver.example.com/');
    some.checkAddresses(url, ['10.1.0.1']);
    expect(() => some.checkAddresses(url, ['8.8.8.8'])).toThrow(RefusedAddress);
    expect(() => some.checkAddresses(url, ['10.1.0.1', '8.8.8.8'])).toThrow(RefusedAddress);
  });
});
