import type { NewWebhook, Webhook } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { dayOf } from '../../parts/format.js';
import { List } from '../../parts/list.js';
import type { Column } from '../../parts/lines.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status, Time } from '../../parts/status.js';
import { useOnce } from '../../parts/retry-key.js';
import { stoa } from '../../stoa.js';
import { Secret } from './secret.js';
import { WebhookDialog } from './webhook-dialog.js';

const columns: readonly Column<Webhook>[] = [
  { title: 'Name', cell: ({ name }) => name, sort: 'name' },
  { title: 'Address', cell: ({ url }) => <span className="mono">{url}</span> },
  { title: 'Events', cell: ({ eventTypes }) => inShort(eventTypes) },
  { title: 'Status', cell: ({ status }) => <Status of={status} /> },
  {
    title: 'Since',
    cell: ({ createdAt }) => <Time of={createdAt} words={dayOf(createdAt)} />,
    sort: 'createdAt',
  },
];

/** Who is told of events by messages to an address of theirs. */
export default function Webhooks(): ReactNode {
  const once = useOnce();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<NewWebhook | null>(null);
  const [, go] = useLocation();
  return (
    <>
      <ScreenHead title="Webhooks">
        <button type="button" className="button main" onClick={() => setOpen(true)}>
          New webhook
        </button>
      </ScreenHead>
      <List
        title="Webhooks"
        queryKey={['webhooks']}
        load={(asked) => stoa.listWebhooks(asked)}
        columns={columns}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/webhooks/${id}`}
        empty="Nobody is told of events yet. Make a webhook, and messages go to its address."
      />
      {isOpen ? (
        <WebhookDialog
          title="New webhook"
          button="Make it"
          send={async (facts) =>
            setMade(await once(facts, (key) => stoa.createWebhook({ ...facts, ...key })))
          }
          done="The webhook is made."
          onClose={() => setOpen(false)}
        />
      ) : null}
      {made === null ? null : <Secret of={made} onClose={() => go(`/webhooks/${made.id}`)} />}
    </>
  );
}

const inShort = (types: readonly string[]): string =>
  types.length <= 3 ? types.join(', ') : `${types.slice(0, 2).join(', ')} and ${types.length - 2} more`;
