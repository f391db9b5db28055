import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IncomingMessage } from 'node:http';
import { faultOfAddress, routableAddress } from './address.js';

const route = (url: string): string => routableAddress({ url } as IncomingMessage);

describe('An address', () => {
  it('is fine when whatever text it names is escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        fc.pre(!/[\u0000-\u001f\u007f]/.test(text));
        const url = `/products/${encodeURIComponent(text)}?search=${encodeURIComponent(text)}`;
        expect(faultOfAddress(url)).toBeNull();
        expect(route(url)).toBe(url);
      }),
    );
  });

  it('either has a fault or can be decoded', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('%', '0', 'c', 'e', 'f', '/', '?', 'a', '2')), (parts) => {
        const url = `/${parts.join('')}`;
        if (faultOfAddress(url) === null) expect(() => decodeURIComponent(url)).not.toThrow();
        else expect(route(url)).toBe('/');
      }),
    );
  });

  it('may have many short parts, but no long one; the query may be long', () => {
    expect(faultOfAddress('/ab'.repeat(1000))).toBeNull();
    expect(faultOfAddress(`/a?${'x'.repeat(1000)}`)).toBeNull();
    expect(faultOfAddress(`/a/${'x'.repeat(256)}/b`)).toBeNull();
    expect(faultOfAddress(`/a/${'x'.repeat(257)}/b`)?.kind.code).toBe('URI_TOO_LONG');
  });

  it('with scheme and host leads to its path', () => {
    expect(route('http://example.com/products?page=1')).toBe('/products?page=1');
    expect(route('HTTPS://example.com:1/')).toBe('/');
    expect(route('*')).toBe('*');
  });
});
