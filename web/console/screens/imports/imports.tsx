import type { Import } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { countOf, timeOf, wordOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { Only } from '../../parts/only.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { ExportDialog } from './export-dialog.js';
import { ImportTabs } from './import-tabs.js';
import { Upload } from './upload.js';

/** Imports of products: the file that begins one, and all of the last thirty days. */
export default function Imports(): ReactNode {
  const [isExporting, setExporting] = useState(false);
  return (
    <Only may="catalogue:write">
      <ScreenHead title="Imports">
        <button type="button" className="button" onClick={() => setExporting(true)}>
          Export products
        </button>
      </ScreenHead>
      <ImportTabs at="products" />
      <Upload />
      <List
        title="Imports"
        queryKey={['imports']}
        load={(asked) => stoa.listImports({ limit: 25, ...asked })}
        columns={columns}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/imports/${id}`}
        every={5_000}
        empty="Nothing was imported in the last 30 days. Choose a file above."
      />
      {isExporting ? <ExportDialog onClose={() => setExporting(false)} /> : null}
    </Only>
  );
}

const columns: readonly Column<Import>[] = [
  {
    title: 'Begun',
    sort: 'createdAt',
    cell: ({ id, createdAt }) => (
      <Link href={`/imports/${id}`}>
        <Time of={createdAt} words={timeOf(createdAt)} />
      </Link>
    ),
  },
  { title: 'File', cell: (job) => kindOf(job) },
  { title: 'Status', cell: ({ status }) => <Status of={status} /> },
  { title: 'Rows', isNumber: true, cell: ({ rows }) => countOf(rows.read) },
  { title: 'Created', isNumber: true, cell: ({ rows }) => countOf(rows.created) },
  { title: 'Updated', isNumber: true, cell: ({ rows }) => countOf(rows.updated) },
  { title: 'Refused', isNumber: true, cell: ({ rows }) => countOf(rows.refused) },
];

/** What is imported, and how: `CSV, dry run`. */
export function kindOf({ format, dryRun, atomic }: Import): string {
  const name = format === 'csv' ? 'CSV' : wordOf(format);
  return [name, dryRun ? 'dry run' : '', atomic ? 'all or nothing' : '']
    .filter((word) => word !== '')
    .join(', ');
}
