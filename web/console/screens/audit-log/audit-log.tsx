import type { AuditEntry } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { DayFilter, SelectFilter, TextFilter } from '../../parts/filters.js';
import { wordOf } from '../../parts/format.js';
import { List } from '../../parts/list.js';
import type { Column } from '../../parts/lines.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { stoa } from '../../stoa.js';
import { Entry } from './entry.js';
import { entryColumns } from './entry-columns.js';
import { auditTypes } from './audit-types.js';

const options = auditTypes.map((type) => [type, wordOf(type)] as const);

/** Who did what. */
export default function AuditLog(): ReactNode {
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const columns: readonly Column<AuditEntry>[] = [
    ...entryColumns,
    {
      title: 'More',
      cell: (entry) => (
        <button type="button" className="button link" onClick={() => setShown(entry)}>
          Look<span className="hidden-words"> at {wordOf(entry.type)}</span>
        </button>
      ),
    },
  ];
  return (
    <>
      <ScreenHead title="Audit log" />
      <div className="filters">
        <SelectFilter name="type" label="What" options={options} />
        <TextFilter name="userId" label="Account (id)" />
        <TextFilter name="actorId" label="By (id)" />
        <DayFilter name="from" label="From" edge="start" />
        <DayFilter name="to" label="To" edge="end" />
      </div>
      <List
        title="Audit log"
        queryKey={['audit-log']}
        load={(asked) => stoa.listAuditEntries(asked)}
        columns={columns}
        keyOf={({ id }) => id}
        empty="Nothing like that has happened. Take a filter away to see more."
      />
      {shown === null ? null : <Entry of={shown} onClose={() => setShown(null)} />}
    </>
  );
}
