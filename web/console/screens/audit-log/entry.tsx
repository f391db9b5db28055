import type { AuditEntry } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { Facts, Inside } from '../../parts/facts.js';
import { timeOf, wordOf } from '../../parts/format.js';
import { Time } from '../../parts/status.js';

/** All that is known of an entry. */
export function Entry({ of: entry, onClose }: { of: AuditEntry; onClose: () => void }): ReactNode {
  const { type, occurredAt, actorId, userId, sessionId, address, userAgent, requestId, details } = entry;
  return (
    <Dialog title={wordOf(type)} onClose={onClose}>
      <Facts
        of={[
          ['When', <Time key="when" of={occurredAt} words={timeOf(occurredAt)} />],
          ['Type', <code key="type">{type}</code>],
          ['By', actorId],
          ['Account', userId],
          ['Session', sessionId],
          ['From', address],
          ['Device', userAgent],
          ['Request', requestId],
        ]}
      />
      <Inside of={details} title="Details" />
    </Dialog>
  );
}
