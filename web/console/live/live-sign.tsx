import type { ReactNode } from 'react';
import type { Liveness } from './follow.js';
import './live.css';

const words: Readonly<Record<Liveness, string>> = {
  live: 'Live',
  connecting: 'Not live, connecting …',
  off: 'Not live',
};

/** Says whether what is shown follows what happens. */
export function LiveSign({ of }: { of: Liveness }): ReactNode {
  return (
    <p className={`live-sign ${of}`} role="status">
      {words[of]}
    </p>
  );
}
