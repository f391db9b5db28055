import type { PageMeta } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { useKey } from '../frame/keys.js';
import { countOf } from './format.js';

interface Place {
  readonly meta: PageMeta;
  /** How many this page has. */
  readonly count: number;
  readonly go: (cursor: string) => void;
}

/** How many there are, and the way to more of them: by buttons, or by `n` and `p`. */
export function Pages({ meta, count, go }: Place): ReactNode {
  const before = meta.prevCursor ?? null;
  const after = meta.nextCursor;
  const back = (): void => void (before === null || go(before));
  const on = (): void => void (after === null || go(after));
  useKey('n', on);
  useKey('p', back);
  return (
    <nav className="pages" aria-label="Pages">
      <span className="quiet">{countWords(meta, count)}</span>
      <button type="button" className="button" disabled={before === null} onClick={back}>
        Previous
      </button>
      <button type="button" className="button" disabled={after === null} onClick={on}>
        Next
      </button>
    </nav>
  );
}

function countWords({ total, totalIsExact }: PageMeta, count: number): string {
  if (total === undefined) return `${countOf(count)} on this page`;
  return `${totalIsExact === false ? 'About ' : ''}${countOf(total)} in all`;
}
