import type { Webhook, WebhookEventFilter } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Checks } from '../../parts/checks.js';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Told } from '../../queries.js';
import { eventFilters } from './event-types.js';

/** What people decide of a webhook. */
export interface WebhookFacts {
  readonly name?: string;
  readonly url: string;
  readonly eventTypes: WebhookEventFilter[];
}

interface WebhookDialogProps {
  readonly title: string;
  readonly button: string;
  readonly webhook?: Webhook;
  readonly send: (facts: WebhookFacts) => Promise<unknown>;
  readonly done: string;
  readonly onClose: () => void;
}

/** Where messages go, and of which events. */
export function WebhookDialog(props: WebhookDialogProps): ReactNode {
  const { title, button, send, done, onClose } = props;
  const [webhook] = useState(props.webhook);
  const { mutateAsync } = useMutation({ mutationFn: send, meta: { tellsItself: true } });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        button={button}
        send={async (values) => {
          await mutateAsync(factsOf(values));
          onClose();
          notify(done);
        }}
      >
        <TextField
          name="url"
          label="Address"
          type="url"
          hint="Messages are posted there: https, and to be reached from everywhere."
          defaultValue={webhook?.url ?? ''}
          required
          autoFocus
        />
        <TextField
          name="name"
          label="Name"
          hint="What it is for; the host of the address unless told."
          defaultValue={webhook?.name ?? ''}
          maxLength={100}
        />
        <Checks name="eventTypes" legend="Events" options={eventFilters} ticked={webhook?.eventTypes ?? []} />
      </Form>
    </Dialog>
  );
}

function factsOf(values: Values): WebhookFacts {
  const name = values.optional('name');
  const eventTypes = values.data.getAll('eventTypes') as WebhookEventFilter[];
  if (eventTypes.length === 0) throw new Told('Tick at least one kind of event; * is everything.');
  return { ...(name === undefined ? {} : { name }), url: values.text('url'), eventTypes };
}
