import type { NewWebhook } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { ShownOnce } from '../../parts/shown-once.js';

/** What the receiver checks signatures with. */
export function Secret({ of, onClose }: { of: NewWebhook; onClose: () => void }): ReactNode {
  return (
    <ShownOnce
      title="The secret of the webhook"
      text={of.secret}
      fileName={`webhook-${of.id}-secret.txt`}
      onClose={onClose}
    >
      <p>
        The receiver checks with it that a message is from here. It is shown this once: keep it now. When it
        is lost, make a new one.
      </p>
    </ShownOnce>
  );
}
