import type { Category } from '@stoa/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { Failure } from '../../parts/failure.js';
import { stoa } from '../../stoa.js';

/** What is to be done with a category; `add` below it, or at the top. */
export type Deed =
  | { readonly what: 'add'; readonly category: Category | null }
  | { readonly what: 'change'; readonly category: Category }
  | { readonly what: 'delete'; readonly category: Category };

/** Asks for the words that a deed needs. */
export type Ask = (deed: Deed) => void;

/** The categories right below one, or at the top, so many at a time. */
export function Branch({ parentId, ask }: { parentId: string | null; ask: Ask }): ReactNode {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['categories', 'below', parentId],
    queryFn: ({ pageParam }) =>
      stoa.listCategories({
        parentId: parentId ?? 'none',
        limit: 100,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ meta }) => meta.nextCursor,
  });
  if (data === undefined)
    return error === null ? (
      <p className="empty">One moment …</p>
    ) : (
      <Failure error={error} again={() => void refetch()} />
    );
  const categories = data.pages.flatMap((page) => page.data);
  if (categories.length === 0)
    return (
      <p className="empty">
        {parentId === null ? 'There is no category yet. Add one.' : 'Nothing below it.'}
      </p>
    );
  return (
    <>
      <ul>
        {categories.map((category) => (
          <Node key={category.id} category={category} ask={ask} />
        ))}
      </ul>
      {hasNextPage ? (
        <button type="button" className="button" disabled={isFetching} onClick={() => void fetchNextPage()}>
          Show more of them
        </button>
      ) : null}
    </>
  );
}

interface NodeProps {
  readonly category: Category;
  readonly ask: Ask;
  readonly children?: ReactNode;
}

/** A category with what can be done with it; open, with those below it. */
export function Node({ category, ask, children }: NodeProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { name, slug, id } = category;
  return (
    <li>
      <div className="node">
        <button type="button" className="open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {name} {children}
        </button>
        <small className="quiet mono">{slug}</small>
        <span className="actions">
          <Link href={`/products?category=${id}`} aria-label={`Products in ${name}`}>
            Products
          </Link>
          {(['add', 'change', 'delete'] as const).map((what) => (
            <button
              key={what}
              type="button"
              className="button link"
              aria-label={`${words[what]}: ${name}`}
              onClick={() => ask({ what, category })}
            >
              {words[what]}
            </button>
          ))}
        </span>
      </div>
      {isOpen ? <Branch parentId={id} ask={ask} /> : null}
    </li>
  );
}

const words = { add: 'Add below', change: 'Rename or move', delete: 'Delete' };
