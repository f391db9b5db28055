import type { WebhookDeliverySummary } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { SelectFilter } from '../../parts/filters.js';
import { countOf, timeOf, wordOf } from '../../parts/format.js';
import { List } from '../../parts/list.js';
import type { Column } from '../../parts/lines.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { DeliveryDialog } from './delivery.js';

const statuses = ['pending', 'delivered', 'failed'].map((one) => [one, wordOf(one)] as const);

/** The messages that were sent, or will be. */
export function Deliveries({ webhookId: id }: { webhookId: string }): ReactNode {
  const [shownId, setShownId] = useState<string | null>(null);
  return (
    <>
      <h2>Deliveries</h2>
      <div className="filters">
        <SelectFilter name="status" label="Status" options={statuses} />
      </div>
      <List
        title="Deliveries"
        queryKey={['deliveries', id]}
        load={(asked) => stoa.listWebhookDeliveries({ id, ...asked })}
        every={4_000}
        columns={columnsOf(setShownId)}
        keyOf={(delivery) => delivery.id}
        empty="No message yet. Send a test to see one."
      />
      {shownId === null ? null : (
        <DeliveryDialog webhookId={id} id={shownId} onClose={() => setShownId(null)} />
      )}
    </>
  );
}

const columnsOf = (show: (id: string) => void): readonly Column<WebhookDeliverySummary>[] => [
  {
    title: 'Event',
    cell: ({ id, type }) => (
      <button type="button" className="button link" onClick={() => show(id)}>
        {type}
      </button>
    ),
  },
  { title: 'Status', cell: ({ status }) => <Status of={status} /> },
  { title: 'Answer', cell: ({ answerStatus, error }) => answerStatus ?? error ?? '–' },
  { title: 'Attempts', cell: ({ attempts }) => countOf(attempts), isNumber: true },
  {
    title: 'Took',
    cell: ({ durationMilliseconds: took }) => (took === null ? '–' : `${countOf(took)} ms`),
    isNumber: true,
  },
  {
    title: 'Since',
    cell: ({ createdAt }) => <Time of={createdAt} words={timeOf(createdAt)} />,
    sort: 'createdAt',
  },
];
