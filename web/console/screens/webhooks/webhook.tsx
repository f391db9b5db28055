import type { Webhook } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Facts } from '../../parts/facts.js';
import { Failure } from '../../parts/failure.js';
import { timeOf } from '../../parts/format.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Section } from '../../parts/section.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { Deliveries } from './deliveries.js';
import { WebhookActions } from './webhook-actions.js';

/** A webhook, and what became of its messages. */
export default function WebhookScreen({
  params: { id = '' },
}: {
  params: Record<string, string>;
}): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['webhook', id],
    queryFn: () => stoa.getWebhook({ id }, { envelope: true }),
  });
  if (data === undefined)
    return error === null ? (
      <p className="waiting">One moment …</p>
    ) : (
      <Failure error={error} again={() => void refetch()} />
    );
  const { data: webhook, headers } = data;
  const readAgain = async (): Promise<string> => (await refetch()).data?.headers.etag ?? '';
  return (
    <>
      <ScreenHead title={webhook.name}>
        <Link href="/webhooks">All webhooks</Link>
      </ScreenHead>
      <Section
        title="Webhook"
        actions={<WebhookActions webhook={webhook} etag={headers.etag ?? ''} readAgain={readAgain} />}
      >
        <Facts of={factsOf(webhook)} />
      </Section>
      <Deliveries webhookId={id} />
    </>
  );
}

const reasons = {
  by_admin: 'An admin did it',
  gone: 'The receiver said that it is gone (410)',
  failing: 'Nothing got through for too long',
};

function factsOf(webhook: Webhook): (readonly [string, ReactNode])[] {
  const { url, eventTypes, status, disabledReason, failingSince, previousSecretUntil } = webhook;
  const facts: (readonly [string, ReactNode])[] = [
    ['Address', <code key="url">{url}</code>],
    ['Events', <code key="types">{eventTypes.join(', ')}</code>],
    ['Status', <Status key="status" of={status} />],
  ];
  if (disabledReason !== null) facts.push(['Disabled, because', reasons[disabledReason]]);
  if (failingSince !== null) facts.push(['Failing since', moment(failingSince)]);
  if (previousSecretUntil !== null) facts.push(['Old secret holds until', moment(previousSecretUntil)]);
  return [...facts, ['Made', moment(webhook.createdAt)]];
}

const moment = (of: string): ReactNode => <Time of={of} words={timeOf(of)} />;
