import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Seal, type SharedEntry } from './sealed.js';

const seal = new Seal('a secret', '/shop');
const entryOf = (body: string): SharedEntry => ({
  ...{ body, etag: '"x"', meta: null, subjects: ['a', 'b'], until: 1_800_000_000_000 },
});

describe('A sealed entry', () => {
  it('is opened as it was, whatever it says', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (body, key) => {
        expect(seal.open(key, seal.close(key, entryOf(body)))).toEqual(entryOf(body));
      }),
    );
  });

  it('is not opened when a letter of it is changed', () => {
    const sealed = seal.close('key', entryOf('{"price":1999}'));
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (at) => {
        const letter = sealed[at] === 'A' ? 'B' : 'A';
        expect(seal.open('key', sealed.slice(0, at) + letter + sealed.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('is not opened in another place, or by another deployment or database', () => {
    const sealed = seal.close('key', entryOf('{}'));
    expect(seal.open('other', sealed)).toBeNull();
    for (const other of [new Seal('another secret', '/shop'), new Seal('a secret', '/other')]) {
      expect(other.open('key', sealed)).toBeNull();
      expect(other.prefix).not.toBe(seal.prefix);
    }
  });

  it('is not mistaken for one whose parts are cut elsewhere', () => {
    const sealed = seal.close('key', entryOf('{}'));
    expect(seal.open('keyx', sealed)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => expect(seal.open('key', text)).toBeNull()));
  });
});
