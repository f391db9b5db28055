import type { Order } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { Form } from '../../parts/form.js';
import { useOnce } from '../../parts/retry-key.js';
import { stoa } from '../../stoa.js';
import { useDeed } from './deeds.js';

/** Notes that an order has arrived. */
export function DeliverDialog({ order, onClose }: { order: Order; onClose: () => void }): ReactNode {
  const once = useOnce();
  const send = useDeed(order, {
    work: () => once('deliver', (key) => stoa.deliverOrder({ id: order.id, ...key })),
    words: 'The order is delivered.',
    done: onClose,
  });
  return (
    <Dialog title="Has it arrived?" onClose={onClose}>
      <p>The buyer is told that the order was delivered.</p>
      <Form button="Mark as delivered" send={() => send(undefined)}>
        {null}
      </Form>
    </Dialog>
  );
}
