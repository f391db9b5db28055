import { useMutation } from '@tanstack/react-query';
import type { Order } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { save } from '../../parts/files.js';
import { stoa } from '../../stoa.js';
import { wasPaid } from './order-standing.js';

/** The invoice, once there is one. */
export function OrderPapers({ order }: { order: Order }): ReactNode {
  const { id } = order;
  const { mutate, isPending } = useMutation({
    mutationFn: () => stoa.getOrderInvoice({ id }, { envelope: true }),
    onSuccess: (sent) => save(sent, `invoice-${id}.pdf`),
  });
  if (!wasPaid(order)) return null;
  return (
    <button type="button" className="button" disabled={isPending} onClick={() => mutate()}>
      {isPending ? 'One moment …' : 'Download the invoice'}
    </button>
  );
}
