import type { ReactNode } from 'react';
import type { Column } from './lines.js';

interface Sorting {
  /** The field that is sorted by, with `-` when it is turned around. */
  readonly sorted: string | null;
  readonly onSort: (field: string) => void;
}

/** The titles of columns; those that can be sorted by are buttons, which turn the order around when pressed again. */
export function Headings<Item>({
  columns,
  ...sorting
}: Sorting & { columns: readonly Column<Item>[] }): ReactNode {
  return (
    <thead>
      <tr>
        {columns.map(({ title, isNumber = false, sort }) =>
          sort === undefined ? (
            <th key={title} scope="col" className={isNumber ? 'number' : ''}>
              {title}
            </th>
          ) : (
            <Sortable key={title} title={title} isNumber={isNumber} field={sort} {...sorting} />
          ),
        )}
      </tr>
    </thead>
  );
}

const arrows = { ascending: ' ↑', descending: ' ↓', none: '' };

function Sortable({
  title,
  isNumber,
  field,
  sorted,
  onSort,
}: Sorting & { title: string; isNumber: boolean; field: string }): ReactNode {
  const direction = sorted === field ? 'ascending' : sorted === `-${field}` ? 'descending' : 'none';
  return (
    <th scope="col" className={isNumber ? 'number' : ''} aria-sort={direction}>
      <button type="button" onClick={() => onSort(sorted === field ? `-${field}` : field)}>
        {title}
        <span aria-hidden="true">{arrows[direction]}</span>
      </button>
    </th>
  );
}
