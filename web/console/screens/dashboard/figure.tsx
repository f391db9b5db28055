import { useQuery } from '@tanstack/react-query';
import type { PageMeta } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { countOf } from '../../parts/format.js';
import { sentenceOf } from '../../queries.js';

interface FigureProps {
  readonly title: string;
  /** Undefined: it is not known yet. */
  readonly value: string | undefined;
  /** What to compare it with. */
  readonly more?: string;
  /** Where more of it is, below `/console`. */
  readonly href?: string;
  readonly error?: unknown;
}

/** A number to know, and where it leads. */
export function Figure({ title, value, more, href, error = null }: FigureProps): ReactNode {
  return (
    <div className="sheet figure" aria-busy={value === undefined && error === null}>
      <dt>{href === undefined ? title : <Link href={href}>{title}</Link>}</dt>
      <dd>
        <strong>{value ?? (error === null ? '…' : '–')}</strong>
        <span className="quiet">{error === null ? (more ?? '') : sentenceOf(error)}</span>
      </dd>
    </div>
  );
}

/** How many a list has, from its first page. */
export function useCount(
  name: string,
  load: () => Promise<{ meta: PageMeta }>,
): { data: string | undefined; error: unknown } {
  const { data, error } = useQuery({
    queryKey: ['dashboard', 'count', name],
    queryFn: async () => countWords((await load()).meta),
  });
  return { data, error: data === undefined ? error : null };
}

/** How many there are; an estimate says that it is one. */
export function countWords({ total = 0, totalIsExact }: PageMeta): string {
  return `${totalIsExact === false ? 'About ' : ''}${countOf(total)}`;
}

interface CountFigureProps extends Pick<FigureProps, 'title' | 'href' | 'more'> {
  readonly load: () => Promise<{ meta: PageMeta }>;
}

/** How many of something there are. */
export function CountFigure({ load, ...rest }: CountFigureProps): ReactNode {
  const { data, error } = useCount(rest.title, load);
  return <Figure {...rest} value={data} error={error} />;
}
