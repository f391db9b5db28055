import { useMutation } from '@tanstack/react-query';
import type { Order, OrderRefund } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { save } from '../../parts/files.js';
import { countOf, moneyOf, timeOf, wordOf } from '../../parts/format.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';

/** How it was paid for. */
export function Payments({ order }: { order: Order }): ReactNode {
  return (
    <section className="board" aria-labelledby="payments">
      <h2 id="payments">Payments</h2>
      {order.payments.length === 0 ? (
        <p className="quiet">Nobody has begun to pay.</p>
      ) : (
        <ul className="entries sheet">
          {order.payments.map(({ id, provider, status, amount, createdAt }) => (
            <li key={id}>
              <span>
                {wordOf(provider)} <Status of={status} />
              </span>
              <span className="number">{moneyOf(amount)}</span>
              <span className="quiet">
                <Time of={createdAt} words={timeOf(createdAt)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What went back, with its credit notes. */
export function Refunds({ order }: { order: Order }): ReactNode {
  if (order.refunds.length === 0) return null;
  return (
    <section className="board" aria-labelledby="refunds">
      <h2 id="refunds">Refunds</h2>
      <ul className="entries sheet">
        {order.refunds.map((refund) => (
          <Refund key={refund.id} order={order} refund={refund} />
        ))}
      </ul>
    </section>
  );
}

function Refund({ order, refund }: { order: Order; refund: OrderRefund }): ReactNode {
  const { id, status, amount, reason, lines, createdAt } = refund;
  const nameOf = (lineId: string): string => order.lines.find((line) => line.id === lineId)?.name ?? '';
  return (
    <li>
      <span>
        <Status of={status} /> {reason}
      </span>
      <span className="number">{moneyOf(amount)}</span>
      <span className="quiet">
        <Time of={createdAt} words={timeOf(createdAt)} />
        {lines.map(({ lineId, quantity }) => ` · ${countOf(quantity)} × ${nameOf(lineId)}`)}
      </span>
      {status === 'succeeded' ? <CreditNote id={order.id} refundId={id} /> : null}
    </li>
  );
}

function CreditNote({ id, refundId }: { id: string; refundId: string }): ReactNode {
  const { mutate, isPending } = useMutation({
    mutationFn: () => stoa.getOrderCreditNote({ id, refundId }, { envelope: true }),
    onSuccess: (sent) => save(sent, `credit-note-${refundId}.pdf`),
  });
  return (
    <button type="button" className="button link" disabled={isPending} onClick={() => mutate()}>
      Credit note
    </button>
  );
}
