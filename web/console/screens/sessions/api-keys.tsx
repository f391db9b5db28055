import type { ApiKey, NewApiKey } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Failure } from '../../parts/failure.js';
import { dayOf, timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { Question } from '../../parts/question.js';
import { Section } from '../../parts/section.js';
import { ShortList } from '../../parts/short-list.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { NewKey } from './new-key.js';

/** Keys for programs that act in one's name. */
export function ApiKeys(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['api-keys'],
    queryFn: () => stoa.listApiKeys({}),
  });
  return (
    <Section title="API keys" actions={<Making />}>
      <p className="quiet">For programs that act in your name, with what you allow them.</p>
      {error !== null && data === undefined ? (
        <Failure error={error} again={() => void refetch()} />
      ) : (
        <ShortList
          title="API keys"
          items={data?.data}
          columns={columns}
          keyOf={({ id }) => id}
          empty="There are none. Make one for a program that should act in your name."
        />
      )}
    </Section>
  );
}

function Making(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<NewApiKey | null>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        New key
      </button>
      {isOpen ? <NewKey onMade={setMade} onClose={() => setOpen(false)} /> : null}
      {made === null ? null : (
        <ShownOnce
          title={`The key ${made.name}`}
          text={made.key}
          fileName={`stoa-api-key-${made.id}.txt`}
          onClose={() => setMade(null)}
        >
          <p>It is shown this once: give it to the program now. When it is lost, end it and make another.</p>
        </ShownOnce>
      )}
    </>
  );
}

const columns: readonly Column<ApiKey>[] = [
  { title: 'Name', cell: ({ name }) => name },
  { title: 'May', cell: ({ scopes }) => <span className="mono">{scopes.join(', ')}</span> },
  {
    title: 'Last used',
    cell: ({ lastUsedAt }) =>
      lastUsedAt === null ? 'Never' : <Time of={lastUsedAt} words={timeOf(lastUsedAt)} />,
  },
  { title: 'Ends', cell: ({ expiresAt }) => <Time of={expiresAt} words={dayOf(expiresAt)} /> },
  {
    title: 'End it',
    cell: ({ id, name }) => (
      <Question
        button="End"
        title={`End the key ${name}?`}
        work={() => stoa.endApiKey({ id })}
        done="The key has ended."
        isDangerous
      >
        <p>The program that has it is refused from now on. That cannot be taken back.</p>
      </Question>
    ),
  },
];
