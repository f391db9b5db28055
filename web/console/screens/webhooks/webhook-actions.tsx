import type { NewWebhook, Webhook } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { differences, unlessChanged } from '../../parts/changing.js';
import { notify } from '../../parts/notices.js';
import { Question } from '../../parts/question.js';
import { withPresence } from '../../entrance/step-up.js';
import { useOnce } from '../../parts/retry-key.js';
import { stoa } from '../../stoa.js';
import { Secret } from './secret.js';
import { WebhookDialog, type WebhookFacts } from './webhook-dialog.js';

interface ActionsProps {
  readonly webhook: Webhook;
  /** Of the webhook as it is shown. */
  readonly etag: string;
  readonly readAgain: () => Promise<string>;
}

/** What can be done with a webhook. */
export function WebhookActions({ webhook, etag, readAgain }: ActionsProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <SendTest id={webhook.id} isActive={webhook.status === 'active'} />
      <button type="button" className="button" onClick={() => setOpen(true)}>
        Change
      </button>
      <Switch webhook={webhook} etag={etag} />
      <NewSecret id={webhook.id} />
      <Delete webhook={webhook} />
      {isOpen ? (
        <Change webhook={webhook} etag={etag} readAgain={readAgain} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function Change({ webhook, etag, readAgain, onClose }: ActionsProps & { onClose: () => void }): ReactNode {
  const [{ name, url, eventTypes }] = useState(webhook);
  const [known, setKnown] = useState(etag);
  const send = async (after: WebhookFacts): Promise<void> => {
    const changes = differences<WebhookFacts>({ name, url, eventTypes }, after);
    await unlessChanged(
      () => stoa.updateWebhook({ id: webhook.id, ...changes, 'If-Match': known }),
      async () => setKnown(await readAgain()),
    );
  };
  return (
    <WebhookDialog
      title={`Change ${name}`}
      button="Save"
      webhook={webhook}
      send={send}
      done="The webhook is saved."
      onClose={onClose}
    />
  );
}

function SendTest({ id, isActive }: { id: string; isActive: boolean }): ReactNode {
  const { mutate, isPending } = useMutation({
    mutationFn: () => stoa.createWebhookTest({ id }),
    onSuccess: () => notify('A test message is on its way; what comes of it stands below.'),
  });
  return (
    <button type="button" className="button main" disabled={isPending || !isActive} onClick={() => mutate()}>
      Send a test
    </button>
  );
}

function Switch({ webhook: { id, status }, etag }: { webhook: Webhook; etag: string }): ReactNode {
  const isActive = status === 'active';
  const { mutate, isPending } = useMutation({
    mutationFn: (wanted: Webhook['status']) => stoa.updateWebhook({ id, status: wanted, 'If-Match': etag }),
    // of what was asked for: by now the screen may show the webhook as it is since
    onSuccess: (_, wanted) =>
      notify(wanted === 'active' ? 'Messages are sent again.' : 'Nothing is sent there any more.'),
  });
  return (
    <button
      type="button"
      className="button"
      disabled={isPending}
      onClick={() => mutate(isActive ? 'disabled' : 'active')}
    >
      {isActive ? 'Disable' : 'Enable'}
    </button>
  );
}

function NewSecret({ id }: { id: string }): ReactNode {
  const once = useOnce();
  const [made, setMade] = useState<NewWebhook | null>(null);
  return (
    <>
      <Question
        button="New secret"
        title="Make a new secret?"
        work={async () =>
          setMade(await once(id, (key) => withPresence(() => stoa.renewWebhookSecret({ id, ...key }))))
        }
        done="There is a new secret."
      >
        <p>
          For a day messages are signed with the old one as well, so that the receiver can change over. One
          that is older still ends at once.
        </p>
      </Question>
      {made === null ? null : <Secret of={made} onClose={() => setMade(null)} />}
    </>
  );
}

function Delete({ webhook: { id, name } }: { webhook: Webhook }): ReactNode {
  const [, go] = useLocation();
  return (
    <Question
      button="Delete"
      title={`Delete ${name}?`}
      work={async () => {
        await stoa.deleteWebhook({ id });
        go('/webhooks');
      }}
      done="The webhook is gone."
      isDangerous
    >
      <p>
        Nothing is sent there any more, and the log of its messages is gone. To stop for a while, disable it.
      </p>
    </Question>
  );
}
