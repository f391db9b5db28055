import type { DeadLetter } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { TextFilter } from '../../parts/filters.js';
import { timeOf } from '../../parts/format.js';
import { List } from '../../parts/list.js';
import type { Column } from '../../parts/lines.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { DeadLetterDialog } from './dead-letter.js';

/** Events that a part of the service could not take in, however often it tried. */
export default function DeadLetters(): ReactNode {
  const [shownId, setShownId] = useState<string | null>(null);
  return (
    <>
      <ScreenHead title="Dead letters" />
      <p className="aside">
        Events that somebody could not take in, however often it was tried. Look at the error, mend its cause,
        and replay them.
      </p>
      <div className="filters">
        <TextFilter name="consumer" label="Who failed" />
        <TextFilter name="type" label="Event type" />
      </div>
      <List
        title="Dead letters"
        queryKey={['dead-letters']}
        load={(asked) => stoa.listDeadLetters(asked)}
        every={10_000}
        columns={columnsOf(setShownId)}
        keyOf={({ id }) => id}
        empty="There are none: every event reached everybody who waits for it."
      />
      {shownId === null ? null : <DeadLetterDialog id={shownId} onClose={() => setShownId(null)} />}
    </>
  );
}

const columnsOf = (show: (id: string) => void): readonly Column<DeadLetter>[] => [
  {
    title: 'Event',
    cell: ({ id, event }) => (
      <button type="button" className="button link" onClick={() => show(id)}>
        {event.type}
      </button>
    ),
  },
  { title: 'Who failed', cell: ({ consumer }) => consumer },
  { title: 'Attempts', cell: ({ attempts }) => attempts, isNumber: true },
  {
    title: 'Failed',
    cell: ({ failedAt }) => <Time of={failedAt} words={timeOf(failedAt)} />,
    sort: 'failedAt',
  },
  { title: 'Replayed', cell: ({ replayedAt }) => (replayedAt === null ? '–' : timeOf(replayedAt)) },
  { title: 'Error', cell: ({ error }) => <span className="mono">{error.split('\n')[0]}</span> },
];
