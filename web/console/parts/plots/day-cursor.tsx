import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { edges, type PlottedDay } from './plotted-day.js';

interface DayCursorProps {
  readonly days: readonly PlottedDay[];
  readonly marked: number | null;
  readonly mark: (index: number | null) => void;
  readonly width: number;
  readonly title: string;
}

/** Lies over a plot and marks a day: the one that is pointed at, or gone to with the arrow keys, Home and End. */
export function DayCursor({ days, marked, mark, width, title }: DayCursorProps): ReactNode {
  const last = days.length - 1;
  const at = marked ?? last;
  const point = ({ clientX, currentTarget }: PointerEvent): void => {
    const inner = clientX - currentTarget.getBoundingClientRect().left - edges.left;
    const index = Math.floor((inner / (width - edges.left - edges.right)) * days.length);
    mark(Math.max(0, Math.min(last, index)));
  };
  const press = (event: KeyboardEvent): void => {
    const next = nextOf(event.key, at, last);
    if (next === undefined) return;
    event.preventDefault();
    mark(next);
  };
  return (
    <div
      className="plot-cursor"
      role="slider"
      tabIndex={0}
      aria-label={`${title}, day by day`}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={days[at]?.words}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => mark(null)}
      onFocus={() => mark(at)}
      onBlur={() => mark(null)}
      onKeyDown={press}
    />
  );
}

/** Where a key leads; undefined: it is none of ours. */
function nextOf(key: string, at: number, last: number): number | null | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, at - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
