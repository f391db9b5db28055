import type { AuditEntry } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { timeOf, wordOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { Time } from '../../parts/status.js';

/** Who did what, when and from where. */
export const entryColumns: readonly Column<AuditEntry>[] = [
  {
    title: 'When',
    cell: ({ occurredAt }) => <Time of={occurredAt} words={timeOf(occurredAt)} />,
    sort: 'occurredAt',
  },
  { title: 'What', cell: ({ type }) => wordOf(type) },
  { title: 'By', cell: ({ actorId }) => <Person id={actorId} otherwise="Nobody" /> },
  { title: 'Account', cell: ({ userId }) => <Person id={userId} otherwise="–" /> },
  { title: 'From', cell: ({ address }) => address ?? '–' },
  { title: 'Details', cell: ({ details }) => <span className="mono">{inShort(details)}</span> },
];

/** The end of the id is where ids of the same time differ. */
function Person({ id, otherwise }: { id: string | null; otherwise: string }): ReactNode {
  if (id === null) return otherwise;
  return (
    <Link href={`/users/${id}`} title={id} className="mono">
      … {id.slice(-8)}
    </Link>
  );
}

/** What a line has room for: `from viewer, to editor`. */
function inShort(details: object): string {
  const words = Object.entries(details).map(([name, value]) => `${name} ${plain(value)}`);
  const text = words.join(', ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
