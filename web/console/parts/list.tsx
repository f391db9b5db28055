import type { PageMeta } from '@stoa/sdk';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { Failure } from './failure.js';
import { Headings } from './headings.js';
import { Lines, type Lined } from './lines.js';
import { Pages } from './pages.js';

interface Page<Item> {
  readonly data: readonly Item[];
  readonly meta: PageMeta;
}

/** What a list asks for: what its address says, page and order included. */
export type Asked = Readonly<Record<string, string>>;

interface ListProps<Item> extends Lined<Item> {
  /** Names what is listed, for readers who do not see it: `Orders`. */
  readonly title: string;
  /** Under which it is remembered; what else it depends on than the address. */
  readonly queryKey: readonly unknown[];
  readonly load: (asked: Asked) => Promise<Page<Item>>;
  readonly empty: string;
  /** Read again by itself after so many milliseconds. */
  readonly every?: number;
}

/**
 * A list of the service, page by page by cursor, so that the last page costs what the first one does. Filters, order
 * and page stand in the address: what one sees can be sent to somebody else, and the way back leads back.
 */
export function List<Item>({ title, empty, queryKey, load, every, ...lined }: ListProps<Item>): ReactNode {
  const [search, setSearch] = useSearchParams();
  const asked = Object.fromEntries(search);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: [...queryKey, asked],
    queryFn: () => load(asked),
    placeholderData: keepPreviousData,
    refetchInterval: every ?? false,
  });
  if (error !== null && data === undefined) return <Failure error={error} again={() => void refetch()} />;
  const change = (name: string, value: string): void => setSearch(changed(search, name, value));
  return (
    <>
      <div className="list" aria-busy={isPlaceholderData || data === undefined}>
        <table aria-label={title}>
          <Headings
            columns={lined.columns}
            sorted={search.get('sort')}
            onSort={(field) => change('sort', field)}
          />
          <Lines items={data?.data ?? []} {...lined} />
        </table>
        <Instead of={data?.data} empty={empty} />
      </div>
      {data === undefined ? null : (
        <Pages meta={data.meta} count={data.data.length} go={(cursor) => change('cursor', cursor)} />
      )}
    </>
  );
}

/** What stands there when there are no lines. */
function Instead({ of, empty }: { of: readonly unknown[] | undefined; empty: string }): ReactNode {
  if (of === undefined) return <p className="waiting">One moment …</p>;
  return of.length === 0 ? <p className="empty">{empty}</p> : null;
}

/** The address with that changed, from the first page on unless a page is named. */
function changed(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('cursor');
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
