import type { Schedule } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../../parts/failure.js';
import { countOf, timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { notify } from '../../parts/notices.js';
import { Section } from '../../parts/section.js';
import { ShortList } from '../../parts/short-list.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';

/** What is done again and again, and the way to have it done now. */
export function Schedules({ mayRun }: { mayRun: boolean }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['schedules'],
    queryFn: () => stoa.getSchedules(),
    refetchInterval: 10_000,
  });
  return (
    <Section title="Schedules">
      {error !== null && data === undefined ? (
        <Failure error={error} again={() => void refetch()} />
      ) : (
        <ShortList
          title="Schedules"
          items={data?.data}
          columns={mayRun ? [...columns, run] : columns}
          keyOf={({ name }) => name}
          empty="Nothing is done by the clock here."
        />
      )}
    </Section>
  );
}

const columns: readonly Column<Schedule>[] = [
  { title: 'Schedule', cell: ({ name }) => name },
  {
    title: 'When',
    cell: ({ cron, everySeconds }) =>
      everySeconds === null ? <code>{cron}</code> : `Every ${countOf(everySeconds)} s`,
  },
  {
    title: 'Last',
    cell: ({ lastRunAt, lastOutcome }) =>
      lastRunAt === null ? (
        'Not yet'
      ) : (
        <>
          <Time of={lastRunAt} words={timeOf(lastRunAt)} />{' '}
          {lastOutcome === null ? null : <Status of={lastOutcome} />}
        </>
      ),
  },
  { title: 'Next', cell: ({ nextRunAt }) => <Time of={nextRunAt} words={timeOf(nextRunAt)} /> },
];

const run: Column<Schedule> = { title: 'Do it', cell: ({ name }) => <RunNow name={name} /> };

function RunNow({ name }: { name: string }): ReactNode {
  const { mutate, isPending } = useMutation({
    mutationFn: () => stoa.startSchedule({ name }),
    onSuccess: () => notify(`${name} runs as soon as a worker is free.`),
  });
  return (
    <button type="button" className="button" disabled={isPending} onClick={() => mutate()}>
      Run now<span className="hidden-words">: {name}</span>
    </button>
  );
}
