import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listDiff, mostEdits, textDiff, type TextPart } from './text-diff.js';

const sideOf = (parts: readonly TextPart[], other: TextPart['kind']): string =>
  parts
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('');
const words = (count: number, letter: string): string =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`).join(' ');

describe('The difference of two texts', () => {
  it('gives both of them back, whatever they are', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('tea', ' ', '\n', 'вода', '茶', '🫖', '.', 'é'), { maxLength: 60 })
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const parts = textDiff(before, after);
        expect(sideOf(parts, 'added')).toBe(before);
        expect(sideOf(parts, 'removed')).toBe(after);
        for (const { text } of parts) expect(text).not.toBe('');
      }),
    );
  });

  it.each<[string, string, TextPart[]]>([
    ['same', 'same', [{ kind: 'kept', text: 'same' }]],
    [
      'Boil fresh water.',
      'Boil soft water.',
      [
        { kind: 'kept', text: 'Boil ' },
        { kind: 'removed', text: 'fresh' },
        { kind: 'added', text: 'soft' },
        { kind: 'kept', text: ' water.' },
      ],
    ],
    [
      '煎茶を飲む',
      '緑茶を飲む',
      [
        { kind: 'removed', text: '煎' },
        { kind: 'added', text: '緑' },
        { kind: 'kept', text: '茶を飲む' },
      ],
    ],
    ['', 'new', [{ kind: 'added', text: 'new' }]],
  ])('of %j and %j is by words', (before, after, parts) => {
    expect(textDiff(before, after)).toEqual(parts);
  });

  it('is by lines where most words differ, and as a whole where most lines do', () => {
    const [one, other] = [words(mostEdits, 'a'), words(mostEdits, 'b')];
    expect(textDiff(`kept\n${one}\n`, `kept\n${other}\n`)).toEqual([
      { kind: 'kept', text: 'kept\n' },
      { kind: 'removed', text: `${one}\n` },
      { kind: 'added', text: `${other}\n` },
    ]);
    const [many, others] = [one, other].map((text) => text.replaceAll(' ', '\n'));
    expect(textDiff(many ?? '', others ?? '')).toEqual([
      { kind: 'removed', text: many },
      { kind: 'added', text: others },
    ]);
  });

  it('has no more parts than its bound allows', () => {
    const before = Array.from({ length: 5000 }, (_, index) => `w${index}`);
    const after = before.map((word, index) => (index % 30 === 0 && index < 30 * 190 ? `x${index}` : word));
    expect(textDiff(before.join(' '), after.join(' ')).length).toBeLessThanOrEqual(2 * mostEdits + 1);
  });
});

describe('The difference of two lists', () => {
  it('has one part for each item', () => {
    expect(listDiff(['Tea', 'Water'], ['Tea', 'Milk', 'Cups'])).toEqual([
      { kind: 'kept', text: 'Tea' },
      { kind: 'removed', text: 'Water' },
      { kind: 'added', text: 'Milk' },
      { kind: 'added', text: 'Cups' },
    ]);
  });
});
