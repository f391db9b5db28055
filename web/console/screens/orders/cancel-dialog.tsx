import type { Order } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/fields.js';
import { Form } from '../../parts/form.js';
import { moneyOf } from '../../parts/format.js';
import { useOnce } from '../../parts/retry-key.js';
import { stoa } from '../../stoa.js';
import { moneyLeft } from './order-standing.js';
import { useDeed } from './deeds.js';

/** Cancels an order; money that was paid goes back. */
export function CancelDialog({ order, onClose }: { order: Order; onClose: () => void }): ReactNode {
  const once = useOnce();
  const send = useDeed(order, {
    work: (wish: { reason?: string }) =>
      once(wish, (key) => stoa.cancelOrder({ id: order.id, ...wish, ...key })),
    words: 'The order is cancelled.',
    done: onClose,
  });
  const amount = moneyLeft(order);
  return (
    <Dialog title="Cancel the order?" onClose={onClose}>
      <p>
        Its things go back to the shelf
        {amount === 0 ? '.' : `, and ${moneyOf({ ...order.total, amount })} go back to the buyer.`} This
        cannot be undone.
      </p>
      <Form
        button="Cancel the order"
        isDangerous
        send={(values) => {
          const reason = values.optional('reason');
          return send(reason === undefined ? {} : { reason });
        }}
      >
        <TextField name="reason" label="Reason" hint="Stands in the history of the order." maxLength={500} />
      </Form>
    </Dialog>
  );
}
