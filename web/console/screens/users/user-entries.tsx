import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Failure } from '../../parts/failure.js';
import { Section } from '../../parts/section.js';
import { ShortList } from '../../parts/short-list.js';
import { stoa } from '../../stoa.js';
import { entryColumns } from '../audit-log/entry-columns.js';

/** What happened last with the account. */
export function UserEntries({ userId }: { userId: string }): ReactNode {
  const { data, error } = useQuery({
    queryKey: ['audit-log', { userId, limit: 10 }],
    queryFn: () => stoa.listAuditEntries({ userId, limit: 10 }),
  });
  return (
    <Section
      title="Audit log"
      actions={<Link href={`/audit-log?userId=${userId}`}>All entries of this account</Link>}
    >
      {error !== null && data === undefined ? (
        <Failure error={error} />
      ) : (
        <ShortList
          title="The last entries"
          items={data?.data}
          columns={entryColumns}
          keyOf={({ id }) => id}
          empty="Nothing has happened yet."
        />
      )}
    </Section>
  );
}
