import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'wouter';

let isDue = false;

/** Notes that somebody has gone to another screen; the first one of a visit is nobody's arrival. */
export function useGoing(): void {
  const [location] = useLocation();
  const before = useRef(location);
  // before the effects of the screen, which may be there at once
  useLayoutEffect(() => {
    if (before.current === location) return;
    before.current = location;
    isDue = true;
    scrollTo(0, 0);
  }, [location]);
}

/** Leads whoever goes by keyboard or by ear to the heading of the screen on which they arrive. */
export function useArrival(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!isDue) return;
    isDue = false;
    heading.current?.focus({ preventScroll: true });
  }, [heading]);
}
