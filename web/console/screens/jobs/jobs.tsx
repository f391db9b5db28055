import type { Job } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { useMay } from '../../entrance/me.js';
import { SelectFilter, TextFilter } from '../../parts/filters.js';
import { timeOf } from '../../parts/format.js';
import { List } from '../../parts/list.js';
import type { Column } from '../../parts/lines.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { JobDialog } from './job.js';
import { JobProgress } from './job-progress.js';
import { Schedules } from './schedules.js';

const states = [
  ['running', 'Running'],
  ['waiting', 'Waiting'],
  ['retrying', 'Retrying'],
  ['dead', 'Dead'],
  ['completed', 'Completed'],
  ['cancelled', 'Cancelled'],
] as const;

/** What is done in the background: jobs as they come and go, and what is done again and again. */
export default function Jobs(): ReactNode {
  const [shownId, setShownId] = useState<string | null>(null);
  const mayManage = useMay('jobs:manage');
  return (
    <>
      <ScreenHead title="Jobs" />
      <div className="filters">
        <SelectFilter name="state" label="State" options={states} />
        <TextFilter name="name" label="Name" />
      </div>
      <List
        title="Jobs"
        queryKey={['jobs']}
        load={(asked) => stoa.listJobs(asked)}
        every={3_000}
        columns={columnsOf(setShownId)}
        keyOf={({ id }) => id}
        empty="There is no such job. Those that ended well are kept for a week at most, the dead for 90 days."
      />
      <Schedules mayRun={mayManage} />
      {shownId === null ? null : (
        <JobDialog id={shownId} mayRetry={mayManage} onClose={() => setShownId(null)} />
      )}
    </>
  );
}

const columnsOf = (show: (id: string) => void): readonly Column<Job>[] => [
  {
    title: 'Job',
    cell: ({ id, name }) => (
      <button type="button" className="button link" onClick={() => show(id)}>
        {name}
      </button>
    ),
  },
  { title: 'State', cell: ({ state }) => <Status of={state} /> },
  { title: 'Progress', cell: ({ progress }) => <JobProgress of={progress} /> },
  {
    title: 'Attempts',
    cell: ({ attempts, mostAttempts }) => `${attempts} of ${mostAttempts}`,
    isNumber: true,
  },
  {
    title: 'Since',
    cell: ({ createdAt }) => <Time of={createdAt} words={timeOf(createdAt)} />,
    sort: 'createdAt',
  },
  { title: 'Error', cell: ({ error }) => <span className="mono">{firstLine(error)}</span> },
];

function firstLine(error: string | null): string {
  const [line = '–'] = (error ?? '–').split('\n');
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
