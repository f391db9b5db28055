import type { ReactNode } from 'react';
import { countOf } from '../../parts/format.js';
import { isOver, rateOf, sizeOf, type Job, type Seen } from './jobs.js';

interface ProgressProps {
  readonly seen: Seen<Job>;
  /** How many were read so far. */
  readonly count: number;
  /** What they are: `rows`. */
  readonly things: string;
}

/** How far an import is, as a bar and in words. */
export function Progress({ seen, count, things }: ProgressProps): ReactNode {
  const { total, done } = seen.job.bytes;
  const rate = rateOf(seen, count);
  const share = total === 0 ? 0 : Math.floor((100 * done) / total);
  if (isOver(seen.job)) return null;
  return (
    <div className="progress">
      <progress aria-label="Done of the file" max={Math.max(1, total)} value={done} />
      <p>
        {share} %: {countOf(count)} {things} of {sizeOf(total)}
        {rate === null ? '' : `, ${countOf(rate)} a second`}
      </p>
    </div>
  );
}

/** Counts of what came of an import, with their names. */
export function Counts({ of }: { of: readonly (readonly [name: string, count: number])[] }): ReactNode {
  return (
    <dl className="tiles">
      {of.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{countOf(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Why an import failed as a whole. */
export function FailureOf({ failure }: { failure: { code: string; detail: string } | null }): ReactNode {
  return failure === null ? null : (
    <p className="fault" role="alert">
      {failure.detail} <span className="mono">{failure.code}</span>
    </p>
  );
}
