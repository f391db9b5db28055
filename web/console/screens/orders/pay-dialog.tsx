import type { Order, SandboxCard } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { SelectField } from '../../parts/fields.js';
import { Form } from '../../parts/form.js';
import { moneyOf } from '../../parts/format.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { useDeed } from './deeds.js';

const cards: readonly (readonly [SandboxCard, string])[] = [
  ['pm_card_visa', 'Pays'],
  ['pm_card_declined', 'Is declined'],
  ['pm_card_authenticate', 'Asks its owner to confirm'],
  ['pm_card_twice', 'Pays, and says so twice'],
  ['pm_card_refund_fails', 'Pays, and takes no money back'],
];

interface Wish {
  readonly card: SandboxCard;
  readonly authenticated: boolean;
}

/** Pays one's own order in the sandbox, as a buyer would at the provider. */
export function PayDialog({ order, onClose }: { order: Order; onClose: () => void }): ReactNode {
  const [asksOwner, setAsksOwner] = useState(false);
  const pay = useDeed(order, {
    work: async ({ card, authenticated }: Wish) => {
      const { clientSecret, provider } = await stoa.startOrderPayment({ id: order.id });
      if (provider !== 'sandbox') throw new Told('This shop takes real money: pay in the shop itself.');
      const { status } = await stoa.confirmSandboxPayment({
        clientSecret,
        paymentMethod: card,
        authenticated,
      });
      setAsksOwner(status === 'requires_action');
      if (status === 'requires_action')
        throw new Told('The card asks its owner to confirm. Press again to do so.');
    },
    words: 'The order is paid.',
    done: onClose,
  });
  return (
    <Dialog title={`Pay ${moneyOf(order.total)}`} onClose={onClose}>
      <p>No money moves: the sandbox stands for a payment provider.</p>
      <Form
        button={asksOwner ? 'Confirm, and pay' : 'Pay'}
        send={(values) => pay({ card: values.text('card') as SandboxCard, authenticated: asksOwner })}
      >
        <SelectField name="card" label="A card that" options={cards} onChange={() => setAsksOwner(false)} />
      </Form>
    </Dialog>
  );
}
