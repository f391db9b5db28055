import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultOfShape } from './json-shape.js';

const roomy = { depth: 1000, values: 100_000 };
const fault = (text: string, limits = roomy): string | null => faultOfShape(Buffer.from(text), limits);

/** Counted the slow way, on what the parser made. */
function sizeOf(value: unknown): { depth: number; values: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, values: 1 };
  const inner = Object.values(value).map(sizeOf);
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    values: inner.reduce((sum, { values }) => sum + values, 1),
  };
}

const layout = fc.constantFrom('', ' ', '\t', '\n  ');

describe('The shape of JSON', () => {
  it('is allowed exactly up to its depth and its number of values, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), layout, (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { depth, values } = sizeOf(JSON.parse(text));
        expect(fault(text, { depth, values })).toBeNull();
        expect(fault(text, { depth: depth - 1, values })).toBe('too deep');
        expect(fault(text, { depth, values: values - 1 })).toBe('too many values');
      }),
    );
  });

  it('has no fault in text that is whole, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(fault(JSON.stringify({ [text]: text }))).toBeNull();
        expect(fault(`["${escaped(text)}"]`)).toBeNull();
      }),
    );
  });

  it('has one wherever a NUL or half a surrogate pair is escaped', () => {
    const broken = fc.constantFrom('\\u0000', '\\ud800', '\\uDBFF', '\\udc00', '\\uDfFf', '\\ud800\\ud800');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), broken, fc.string(), (before, half, after) => {
        const text = `["${escaped(before)}${half}${escaped(after)}"]`;
        expect(fault(text)).toBe('unstorable text');
      }),
    );
  });

  it('is not confused by brackets, commas and escapes in text', () => {
    expect(fault('["[{,\\"[{,\\\\"]', { depth: 1, values: 2 })).toBeNull();
    expect(fault('["\\\\u0000"]')).toBeNull();
    expect(fault('["\\\\\\u0000"]')).toBe('unstorable text');
  });

  it.each(['', '"', '"\\', '"\\u', '"\\u12', '"\\uzzzz"', '"\\ud83d\\u', ']]]]', ',,,', '{"a"'])(
    'ends with whatever is no JSON: %j',
    (text) => {
      expect([null, 'unstorable text']).toContain(fault(text));
    },
  );
});

function escaped(text: string): string {
  return text.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
