import { describe, expect, it } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { keptBytes, keptText } from './kept.js';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

/** What is kept of a long header. */
function beginningOf(n: number): string {
  const header = Buffer.alloc(1_000_000, `198.18.0.1, header ${n}`).toString();
  return keptText(header.slice(0, 20));
}

describe('What is kept', () => {
  it('has memory of its own, of its own size', () => {
    for (const bytes of [keptBytes('g\u00fcnstig'), keptBytes(Buffer.from('g\u00fcnstig'))])
      expect([bytes.toString(), bytes.buffer.byteLength]).toEqual(['g\u00fcnstig', 8]);
  });

  it('of a long text is the part that was meant, and not the whole', () => {
    collect();
    const before = process.memoryUsage().heapUsed;
    const kept = Array.from({ length: 50 }, (_, n) => beginningOf(n));
    collect();
    const grown = process.memoryUsage().heapUsed - before;
    expect(kept.at(-1)).toBe('198.18.0.1, header 4');
    expect(grown).toBeLessThan(10_000_000);
  });
});
