import type { Job } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { Facts, Inside } from '../../parts/facts.js';
import { timeOf } from '../../parts/format.js';
import { Loaded } from '../../parts/loaded.js';
import { notify } from '../../parts/notices.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { JobProgress } from './job-progress.js';

interface JobDialogProps {
  readonly id: string;
  readonly mayRetry: boolean;
  readonly onClose: () => void;
}

/** A job with all that is known of it, read again while it is looked at. */
export function JobDialog({ id, mayRetry, onClose }: JobDialogProps): ReactNode {
  const read = useQuery({
    queryKey: ['job', id],
    queryFn: () => stoa.getJob({ id }),
    refetchInterval: 3_000,
  });
  return (
    <Dialog title={read.data?.name ?? 'Job'} onClose={onClose}>
      <Loaded of={read}>
        {(job) => (
          <>
            <Facts of={factsOf(job)} />
            {job.error === null ? null : <Inside of={job.error} title="Error" />}
            <Inside of={job.data} title="Data" />
            {job.state === 'dead' && mayRetry ? <Retry id={id} /> : null}
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Retry({ id }: { id: string }): ReactNode {
  const { mutate, isPending } = useMutation({
    mutationFn: () => stoa.retryJob({ id }),
    onSuccess: () => notify('The job is done again soon.'),
  });
  return (
    <p>
      <button type="button" className="button main" disabled={isPending} onClick={() => mutate()}>
        Try again
      </button>
    </p>
  );
}

const moment = (of: string | null): ReactNode => (of === null ? '–' : <Time of={of} words={timeOf(of)} />);

function factsOf(job: Job): (readonly [string, ReactNode])[] {
  return [
    ['State', <Status key="state" of={job.state} />],
    ['Progress', <JobProgress key="progress" of={job.progress} />],
    ['Attempts', `${job.attempts} of ${job.mostAttempts}`],
    ['Asked for', moment(job.createdAt)],
    ['Due', moment(job.dueAt)],
    ['Began', moment(job.startedAt)],
    ['Ended', moment(job.endedAt)],
    ['Id', <code key="id">{job.id}</code>],
  ];
}
