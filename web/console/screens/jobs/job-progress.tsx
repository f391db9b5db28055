import type { JobProgress as Progress } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { countOf } from '../../parts/format.js';

/** How far it has come, as a bar where the end is known. */
export function JobProgress({ of: progress }: { of: Progress | null }): ReactNode {
  if (progress === null) return '–';
  const { done, total } = progress;
  if (total === null) return countOf(done);
  return (
    <>
      <progress value={done} max={Math.max(total, 1)} aria-label="Progress" /> {countOf(done)} of{' '}
      {countOf(total)}
    </>
  );
}
