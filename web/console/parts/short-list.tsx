import type { ReactNode } from 'react';
import { Headings } from './headings.js';
import { Lines, type Lined } from './lines.js';

/** A list that is all there at once: no pages, no order but its own. */
export function ShortList<Item>({
  title,
  items,
  empty,
  ...lined
}: Lined<Item> & { title: string; items: readonly Item[] | undefined; empty: string }): ReactNode {
  return (
    <div className="list" aria-busy={items === undefined}>
      <table>
        <caption className="hidden-words">{title}</caption>
        <Headings columns={lined.columns} sorted={null} onSort={() => undefined} />
        <Lines items={items ?? []} {...lined} />
      </table>
      {items === undefined ? <p className="waiting">One moment …</p> : null}
      {items?.length === 0 ? <p className="empty">{empty}</p> : null}
    </div>
  );
}
