import type { ReactNode } from 'react';
import { Link } from 'wouter';
import './plots.css';

/** One of those that are compared. */
export interface Ranked {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: number;
  /** The value as people write it. */
  readonly words: string;
  /** What else to know of it, beside its name. */
  readonly more?: string;
  /** Where it leads, below `/console`. */
  readonly href?: string;
}

/** Bars that lie beside their names, to compare some things. Their values stand beside them as text. */
export function Ranks({ title, items }: { title: string; items: readonly Ranked[] }): ReactNode {
  const most = Math.max(1, ...items.map(({ value }) => value));
  return (
    <ol className="ranks" aria-label={title}>
      {items.map(({ key, ...item }) => (
        <Rank key={key} {...item} share={Math.max(0, item.value / most)} />
      ))}
    </ol>
  );
}

function Rank({ label, words, more, href, share }: Omit<Ranked, 'key'> & { share: number }): ReactNode {
  return (
    <li>
      <span className="rank-name">
        {href === undefined ? label : <Link href={href}>{label}</Link>}
        {more === undefined ? null : <span className="quiet"> {more}</span>}
      </span>
      <span className="rank-words">{words}</span>
      <svg aria-hidden="true">
        <rect className="rest" width="100%" height="100%" rx="3" />
        {share === 0 ? null : (
          <rect className="value" width={`${Math.max(0.5, share * 100)}%`} height="100%" rx="3" />
        )}
      </svg>
    </li>
  );
}
