import { useEffect, useRef, type ReactNode } from 'react';
import { useArrival } from '../frame/arrival.js';

/** The title of a screen, what can be done with it, and the title of the tab. Whoever comes from another begins here. */
export function ScreenHead({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  useEffect(() => {
    document.title = `${title} · Stoa`;
  }, [title]);
  return (
    <header className="screen-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div className="actions">{children}</div>
    </header>
  );
}
