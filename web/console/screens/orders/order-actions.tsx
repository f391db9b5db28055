import type { Order } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { useMay, useMe } from '../../entrance/me.js';
import { CancelDialog } from './cancel-dialog.js';
import { DeliverDialog } from './deliver-dialog.js';
import { leftToShip, moneyLeft } from './order-standing.js';
import { PayDialog } from './pay-dialog.js';
import { RefundDialog } from './refund-dialog.js';
import { ShipDialog } from './ship-dialog.js';

const dialogs = {
  pay: PayDialog,
  ship: ShipDialog,
  deliver: DeliverDialog,
  refund: RefundDialog,
  cancel: CancelDialog,
};
type Action = keyof typeof dialogs;

const words: Readonly<Record<Action, string>> = {
  pay: 'Pay …',
  ship: 'Send …',
  deliver: 'Mark as delivered …',
  refund: 'Refund …',
  cancel: 'Cancel …',
};
const careful: readonly Action[] = ['refund', 'cancel'];

/** What whoever looks at the order may do with it as it stands. */
export function OrderActions({ order }: { order: Order }): ReactNode {
  const [open, setOpen] = useState<Action | null>(null);
  const actions = useActions(order);
  if (actions.length === 0 && open === null) return null;
  const Open = open === null ? null : dialogs[open];
  return (
    <div className="actions" role="group" aria-label="What you may do">
      {actions.map((action, index) => (
        <button
          key={action}
          type="button"
          className={`button ${careful.includes(action) ? 'danger' : index === 0 ? 'main' : ''}`}
          onClick={() => setOpen(action)}
        >
          {words[action]}
        </button>
      ))}
      {Open === null ? null : <Open order={order} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** The same questions as the service asks; it has the last word. */
function useActions(order: Order): readonly Action[] {
  const { status, shipments } = order;
  const cancellation = useCancellation(order);
  const isMine = order.userId === useMe().id;
  const [pays, fulfils] = [useMay('payments:create'), useMay('orders:fulfil')];
  const refunds = useMay('orders:refund');
  const may: Readonly<Record<Action, boolean>> = {
    pay: isMine && pays && status === 'pending',
    ship: fulfils && status === 'paid' && leftToShip(order).length > 0,
    deliver: fulfils && status === 'shipped',
    refund: refunds && status !== 'pending' && moneyLeft(order) > 0,
    cancel: cancellation === status && shipments.length === 0,
  };
  return (Object.keys(dialogs) as Action[]).filter((action) => may[action]);
}

/** In which state the order may be cancelled by whoever looks at it, of those in which it can be; null: in none. */
function useCancellation({ status, userId }: Order): 'pending' | 'paid' | null {
  const isMine = userId === useMe().id;
  const [own, any] = [useMay('orders:cancel'), useMay('orders:cancel:any')];
  if (status === 'pending') return any || (own && isMine) ? status : null;
  return status === 'paid' && any ? status : null;
}
