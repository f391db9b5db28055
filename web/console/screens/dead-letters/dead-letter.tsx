import type { WholeDeadLetter } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { Facts, Inside } from '../../parts/facts.js';
import { Failure } from '../../parts/failure.js';
import { timeOf } from '../../parts/format.js';
import { notify } from '../../parts/notices.js';
import { Question } from '../../parts/question.js';
import { Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';

/** A dead letter with the event in it, and what can be done. */
export function DeadLetterDialog({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { data: letter, error } = useQuery({
    queryKey: ['dead-letter', id],
    queryFn: () => stoa.getDeadLetter({ id }),
  });
  return (
    <Dialog title={letter === undefined ? 'Dead letter' : letter.event.type} onClose={onClose}>
      {letter === undefined && error === null ? <p className="waiting">One moment …</p> : null}
      {letter === undefined && error !== null ? <Failure error={error} /> : null}
      {letter === undefined ? null : <Letter of={letter} onGone={onClose} />}
    </Dialog>
  );
}

function Letter({ of: letter, onGone }: { of: WholeDeadLetter; onGone: () => void }): ReactNode {
  const { id, consumer, event, attempts, failedAt, replayedAt, error, payload } = letter;
  return (
    <>
      <Facts
        of={[
          ['Who failed', consumer],
          ['Attempts', attempts],
          ['Failed', <Time key="failed" of={failedAt} words={timeOf(failedAt)} />],
          ['Replayed', replayedAt === null ? 'No' : timeOf(replayedAt)],
          ['Happened', <Time key="happened" of={event.occurredAt} words={timeOf(event.occurredAt)} />],
          ['Event', <code key="event">{event.id}</code>],
          ['Of', <code key="of">{`${event.aggregateId}, ${event.sequence}`}</code>],
        ]}
      />
      <Inside of={error} title="Error" />
      <Inside of={payload} title="Payload" />
      <div className="actions">
        <Replay id={id} />
        <Question
          button="Delete"
          title="Delete this dead letter?"
          work={async () => {
            await stoa.deleteDeadLetter({ id });
            onGone();
          }}
          done="The dead letter is gone."
          isDangerous
        >
          <p>{consumer} will never know of this event. That cannot be taken back.</p>
        </Question>
      </div>
    </>
  );
}

function Replay({ id }: { id: string }): ReactNode {
  const { mutate, isPending } = useMutation({
    mutationFn: () => stoa.replayDeadLetter({ id }),
    onSuccess: () => notify('It is tried again. The dead letter goes away once that succeeds.'),
  });
  return (
    <button type="button" className="button main" disabled={isPending} onClick={() => mutate()}>
      Replay
    </button>
  );
}
