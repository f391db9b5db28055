import type { Import as ImportFacts } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../../parts/failure.js';
import { timeOf } from '../../parts/format.js';
import { notify } from '../../parts/notices.js';
import { Only } from '../../parts/only.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { ImportErrors } from './import-errors.js';
import { kindOf } from './imports.js';
import { isOver, seen, type Seen } from './jobs.js';
import { Counts, FailureOf, Progress } from './progress.js';
import './imports.css';

const often = 700;

/** One import of products: how far it is, and what came of it. */
export default function Import({ params }: { params: Record<string, string> }): ReactNode {
  return (
    <Only may="catalogue:write">
      <Loaded id={params.id ?? ''} />
    </Only>
  );
}

function Loaded({ id }: { id: string }): ReactNode {
  const queryKey = ['import', id];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async (): Promise<Seen<ImportFacts>> => {
      const job = await stoa.getImport({ id });
      return seen(queryKey, job, job.rows.read);
    },
    refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data.job) ? false : often),
  });
  if (data !== undefined) return <Shown seen={data} />;
  return error === null ? (
    <p className="waiting">One moment …</p>
  ) : (
    <Failure error={error} again={() => void refetch()} />
  );
}

function Shown({ seen: look }: { seen: Seen<ImportFacts> }): ReactNode {
  const { id, status, rows, failure, createdAt, finishedAt, dryRun } = look.job;
  return (
    <>
      <ScreenHead title={`Import of ${timeOf(createdAt)}`}>
        <Status of={status} />
        {isOver(look.job) ? null : <Cancel id={id} />}
      </ScreenHead>
      <p className="aside">
        {kindOf(look.job)}
        {finishedAt === null ? null : (
          <>
            , ended <Time of={finishedAt} words={timeOf(finishedAt)} />
          </>
        )}
        {dryRun ? '. A dry run changes nothing: the numbers say what would happen.' : ''}
      </p>
      <FailureOf failure={failure} />
      <Progress seen={look} count={rows.read} things="rows" />
      <Counts
        of={[
          ['Rows', rows.read],
          ['Created', rows.created],
          ['Updated', rows.updated],
          ['Unchanged', rows.unchanged],
          ['Refused', rows.refused],
        ]}
      />
      <h2>Rows that were refused</h2>
      <ImportErrors id={id} count={rows.refused} />
    </>
  );
}

function Cancel({ id }: { id: string }): ReactNode {
  const cancel = useMutation({
    mutationFn: () => stoa.cancelImport({ id }),
    onSuccess: () => notify('The import is stopped'),
  });
  return (
    <button
      type="button"
      className="button danger"
      disabled={cancel.isPending}
      onClick={() => cancel.mutate()}
    >
      Stop it
    </button>
  );
}
