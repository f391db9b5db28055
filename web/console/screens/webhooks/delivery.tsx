import type { WebhookDelivery } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { Facts, Inside } from '../../parts/facts.js';
import { Failure } from '../../parts/failure.js';
import { timeOf } from '../../parts/format.js';
import { notify } from '../../parts/notices.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';

interface DeliveryProps {
  readonly webhookId: string;
  readonly id: string;
  readonly onClose: () => void;
}

/** A message as it was sent, and what was answered. */
export function DeliveryDialog({ webhookId, id, onClose }: DeliveryProps): ReactNode {
  const { data: delivery, error } = useQuery({
    queryKey: ['delivery', id],
    queryFn: () => stoa.getWebhookDelivery({ id: webhookId, deliveryId: id }),
    refetchInterval: 4_000,
  });
  return (
    <Dialog title={delivery === undefined ? 'Delivery' : delivery.type} onClose={onClose}>
      {delivery === undefined && error === null ? <p className="waiting">One moment …</p> : null}
      {delivery === undefined && error !== null ? <Failure error={error} /> : null}
      {delivery === undefined ? null : (
        <>
          <Facts of={factsOf(delivery)} />
          <h3>What was sent</h3>
          <Inside of={delivery.requestBody} title="What was sent" />
          {delivery.answerBody === null ? null : (
            <>
              <h3>What was answered</h3>
              <Inside of={delivery.answerBody} title="What was answered" />
            </>
          )}
          <Again of={delivery} />
        </>
      )}
    </Dialog>
  );
}

function Again({ of: { webhookId, id } }: { of: WebhookDelivery }): ReactNode {
  const { mutate, isPending } = useMutation({
    mutationFn: () => stoa.resendWebhookDelivery({ id: webhookId, deliveryId: id }),
    onSuccess: () => notify('The same message is on its way again, as a new delivery.'),
  });
  return (
    <p>
      <button type="button" className="button main" disabled={isPending} onClick={() => mutate()}>
        Send again
      </button>
    </p>
  );
}

const moment = (of: string | null): ReactNode => (of === null ? null : <Time of={of} words={timeOf(of)} />);

function factsOf(delivery: WebhookDelivery): (readonly [string, ReactNode])[] {
  return [
    ['Status', <Status key="status" of={delivery.status} />],
    ['Attempts', delivery.attempts],
    ['Last attempt', moment(delivery.lastAttemptAt)],
    ['Next attempt', moment(delivery.nextAttemptAt)],
    ['Answer', delivery.answerStatus],
    ['Error', delivery.error],
    ['webhook-id', <code key="event">{delivery.eventId}</code>],
  ];
}
