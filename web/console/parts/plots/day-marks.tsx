import type { ReactNode } from 'react';
import { edges, height, type PlottedDay } from './plotted-day.js';
import type { Scale } from './scale.js';

interface DayMarksProps {
  readonly days: readonly PlottedDay[];
  readonly scale: Scale;
  readonly width: number;
  readonly marked: number | null;
  readonly tick: (value: number) => string;
}

/** The lines, bars and words of a plot by day. */
export function DayMarks({ days, scale, width, marked, tick }: DayMarksProps): ReactNode {
  const step = (width - edges.left - edges.right) / days.length;
  const xOf = (index: number): number => edges.left + index * step;
  return (
    <>
      {scale.ticks.map((value) => (
        <g key={value} className={value === 0 ? 'line zero' : 'line'}>
          <line x1={edges.left} x2={width - edges.right} y1={scale.at(value)} y2={scale.at(value)} />
          <text x={edges.left - 8} y={scale.at(value) + 4} textAnchor="end">
            {tick(value)}
          </text>
        </g>
      ))}
      {marked === null ? null : (
        <rect
          className="marked"
          x={xOf(marked)}
          width={step}
          y={edges.top}
          height={height - edges.top - edges.bottom}
        />
      )}
      {days.map((day, index) => (
        <Bars key={day.key} day={day} scale={scale} x={xOf(index)} step={step} />
      ))}
      <DayNames days={days} xOf={xOf} step={step} />
    </>
  );
}

interface BarsProps {
  readonly day: PlottedDay;
  readonly scale: Scale;
  readonly x: number;
  readonly step: number;
}

function Bars({ day: { value, whole }, scale, x, step }: BarsProps): ReactNode {
  const room = Math.min(6, step * 0.2);
  const bar = (amount: number, className: string): ReactNode => {
    const [from, to] = [scale.at(0), scale.at(amount)];
    const tall = Math.abs(from - to);
    return amount === 0 ? null : (
      <rect
        className={className}
        x={x + room / 2}
        width={Math.max(1, step - room)}
        y={Math.min(from, to)}
        height={Math.max(1, tall)}
        rx={Math.min(2, tall / 2)}
      />
    );
  };
  return (
    <>
      {bar(whole, 'whole')}
      {bar(value, 'value')}
    </>
  );
}

/** As many days are named as have room. */
function DayNames({
  days,
  xOf,
  step,
}: {
  days: readonly PlottedDay[];
  xOf: (index: number) => number;
  step: number;
}): ReactNode {
  const every = Math.max(1, Math.ceil(72 / step));
  return days.map(({ key, label }, index) =>
    // counted from the last one, so that today has its name
    (days.length - 1 - index) % every === 0 ? (
      <text
        key={key}
        x={index === days.length - 1 ? xOf(index) + step : xOf(index) + step / 2}
        y={height - 8}
        textAnchor={index === days.length - 1 ? 'end' : 'middle'}
      >
        {label}
      </text>
    ) : null,
  );
}
