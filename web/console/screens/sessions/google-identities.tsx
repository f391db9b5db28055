import type { Identity } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { home } from '../../home.js';
import { Failure } from '../../parts/failure.js';
import { timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { Question } from '../../parts/question.js';
import { withPresence } from '../../entrance/step-up.js';
import { Section } from '../../parts/section.js';
import { ShortList } from '../../parts/short-list.js';
import { Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';

/** Accounts elsewhere that sign in here. */
export function GoogleIdentities(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['identities'],
    queryFn: () => stoa.listIdentities({}),
  });
  return (
    <Section title="Google" actions={<a href={`${home}/`}>Link an account at the start page</a>}>
      {error !== null && data === undefined ? (
        <Failure error={error} again={() => void refetch()} />
      ) : (
        <ShortList
          title="Google accounts"
          items={data?.data}
          columns={columns}
          keyOf={({ id }) => id}
          empty="No account of Google signs you in here."
        />
      )}
    </Section>
  );
}

const columns: readonly Column<Identity>[] = [
  { title: 'Account', cell: ({ email }) => email ?? 'Without an address' },
  { title: 'Linked', cell: ({ createdAt }) => <Time of={createdAt} words={timeOf(createdAt)} /> },
  { title: 'Last used', cell: ({ lastUsedAt }) => <Time of={lastUsedAt} words={timeOf(lastUsedAt)} /> },
  {
    title: 'Unlink',
    cell: ({ provider, email }) => (
      <Question
        button="Unlink"
        title="Unlink this account?"
        work={() => withPresence(() => stoa.unlinkIdentity({ provider }))}
        done="It does not sign you in any more."
        isDangerous
      >
        <p>{email ?? 'It'} does not sign you in here any more. Your password does.</p>
      </Question>
    ),
  },
];
