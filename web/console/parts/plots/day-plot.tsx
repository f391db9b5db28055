import { useId, useState, type ReactNode } from 'react';
import { DayCursor } from './day-cursor.js';
import { DayMarks } from './day-marks.js';
import { edges, height, type PlottedDay } from './plotted-day.js';
import { scaleOf } from './scale.js';
import { useWidth } from './width.js';
import './plots.css';

interface DayPlotProps {
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly description: string;
  readonly days: readonly PlottedDay[];
  /** A value beside its line. */
  readonly tick: (value: number) => string;
  /** What the bars and the outlines are. */
  readonly names: readonly [value: string, whole: string];
}

/**
 * Bars by day. A day is told in words when somebody points at it, or goes along with the arrow keys; the same stands in a
 * table below for those who see no plot.
 */
export function DayPlot({ title, description, days, tick, names }: DayPlotProps): ReactNode {
  const [place, width] = useWidth();
  const [marked, setMarked] = useState<number | null>(null);
  const id = useId();
  const all = days.flatMap(({ value, whole }) => [value, whole]);
  const scale = scaleOf(all, height - edges.bottom, edges.top);
  return (
    <figure className="plot">
      <p className="plot-words" aria-hidden="true">
        {marked === null ? <Legend names={names} /> : days[marked]?.words}
      </p>
      <div className="plot-place" ref={place}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{description}</desc>
          <DayMarks days={days} scale={scale} width={width} marked={marked} tick={tick} />
        </svg>
        <DayCursor days={days} marked={marked} mark={setMarked} width={width} title={title} />
      </div>
      <AsTable title={title} days={days} />
    </figure>
  );
}

function Legend({ names: [value, whole] }: { names: DayPlotProps['names'] }): ReactNode {
  return (
    <span className="legend">
      <span className="of-value">{value}</span>
      <span className="of-whole">{whole}</span>
    </span>
  );
}

function AsTable({ title, days }: { title: string; days: readonly PlottedDay[] }): ReactNode {
  return (
    <details>
      <summary>As text</summary>
      <ul className="plot-text" aria-label={title}>
        {days.map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
      </ul>
    </details>
  );
}
