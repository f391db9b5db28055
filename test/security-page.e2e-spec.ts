import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/security.md', 'utf8');
/** `auth: "expires"`: a file of tests, and a sentence in it. */
const cited = [...new Set(page.match(/[\w-]+: "[^"]+"/g))].map((citation) => {
  const [file = '', sentence = ''] = citation.slice(0, -1).split(': "');
  return { file: `test/${file}.e2e-spec.ts`, sentence };
});

describe('The page about security', () => {
  it('shows what it says by tests', () => {
    expect(cited.length).toBeGreaterThan(30);
  });

  it.each(cited)('cites $file rightly: $sentence', ({ file, sentence }) => {
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(sentence);
  });
});
