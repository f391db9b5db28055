import type { ImportError } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { countOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { stoa } from '../../stoa.js';

/** What is wrong with the rows that were refused, page by page. */
export function ImportErrors({ id, count }: { id: string; count: number }): ReactNode {
  return (
    <List
      title="Rows that were refused"
      queryKey={['import-errors', id, count]}
      load={(asked) => stoa.listImportErrors({ limit: 25, ...asked, id })}
      columns={columns}
      keyOf={({ line, field, code }) => `${line} ${field ?? ''} ${code}`}
      empty="None so far."
    />
  );
}

const columns: readonly Column<ImportError>[] = [
  { title: 'Line', isNumber: true, cell: ({ line }) => countOf(line) },
  { title: 'SKU', cell: ({ sku }) => <span className="mono">{sku}</span> },
  { title: 'Field', cell: ({ field }) => <span className="mono">{field}</span> },
  { title: 'What is wrong', cell: ({ message }) => message },
  { title: 'Code', cell: ({ code }) => <span className="mono quiet">{code}</span> },
];
