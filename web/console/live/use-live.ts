import type { StoaEvent } from '@stoa/sdk';
import { useEffect, useRef, useState } from 'react';
import { follow, type Liveness } from './follow.js';

/**
 * Hears events while the screen is there and its tab is looked at, and says whether it does. Who comes back to the tab
 * reads anew.
 *
 * @param types types or families, joined by commas: `order.*,payment.*`
 * @param missed called when the stream has begun, or has a gap: what is shown is to be read anew
 */
export function useLive(types: string, hear: (event: StoaEvent) => void, missed: () => void): Liveness {
  const [liveness, setLiveness] = useState<Liveness>('connecting');
  const now = useRef({ hear, missed });
  useEffect(() => {
    now.current = { hear, missed };
  });
  const isSeen = useIsSeen();
  useEffect(() => {
    if (!isSeen) return undefined;
    const leaving = new AbortController();
    const stands = (next: Liveness): void => void (leaving.signal.aborted || setLiveness(next));
    void follow({
      ...{ types: types.split(','), stands, signal: leaving.signal },
      hear: (event) => now.current.hear(event),
      reset: () => now.current.missed(),
    });
    return () => leaving.abort();
  }, [types, isSeen]);
  return isSeen ? liveness : 'off';
}

/** Whether the tab is looked at. */
function useIsSeen(): boolean {
  const [isSeen, setSeen] = useState(!document.hidden);
  useEffect(() => {
    const look = (): void => setSeen(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isSeen;
}
