import type { Category } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { SearchFilter, useFilter } from '../../parts/filters.js';
import { Only } from '../../parts/only.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { stoa } from '../../stoa.js';
import { CategoryDialog } from './category-dialog.js';
import { useCategoryPath } from './category-path.js';
import { DeleteCategory } from './delete-category.js';
import { Branch, Node, type Ask, type Deed } from './tree.js';
import './categories.css';

/** The tree of categories; a branch is read when it is opened. */
export default function Categories(): ReactNode {
  const [asked, setAsked] = useState<Deed | null>(null);
  const [search] = useFilter('search');
  const close = (): void => setAsked(null);
  return (
    <Only may="catalogue:write">
      <ScreenHead title="Categories">
        <button
          type="button"
          className="button main"
          onClick={() => setAsked({ what: 'add', category: null })}
        >
          New category
        </button>
      </ScreenHead>
      <div className="filters">
        <SearchFilter label="Search by name or slug" />
      </div>
      <div className="sheet tree">
        {search === '' ? <Branch parentId={null} ask={setAsked} /> : <Found search={search} ask={setAsked} />}
      </div>
      {asked === null ? null : asked.what === 'delete' ? (
        <DeleteCategory category={asked.category} onClose={close} />
      ) : (
        <CategoryDialog {...asked} onClose={close} />
      )}
    </Only>
  );
}

const most = 50;

function Found({ search, ask }: { search: string; ask: Ask }): ReactNode {
  const { data } = useQuery({
    queryKey: ['categories', 'found', search],
    queryFn: () => stoa.listCategories({ search, limit: most }),
  });
  if (data === undefined) return <p className="waiting">One moment …</p>;
  if (data.data.length === 0) return <p className="empty">No category has this in its name.</p>;
  return (
    <>
      <ul>
        {data.data.map((category) => (
          <Node key={category.id} category={category} ask={ask}>
            <Above category={category} />
          </Node>
        ))}
      </ul>
      {data.meta.nextCursor === null ? null : (
        <p className="empty">These are the first {most}; a longer part of the name finds fewer.</p>
      )}
    </>
  );
}

function Above({ category }: { category: Category }): ReactNode {
  const path = useCategoryPath(category.parentId);
  return path === null ? null : <small className="quiet">in {path}</small>;
}
