import { useQuery } from '@tanstack/react-query';
import type { Order } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Failure } from '../../parts/failure.js';
import { LiveSign } from '../../live/live-sign.js';
import { useFresh } from '../../live/use-fresh.js';
import { useLive } from '../../live/use-live.js';
import { timeOf } from '../../parts/format.js';
import { notify } from '../../parts/notices.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { Buyer } from './buyer.js';
import { Changes } from './changes.js';
import { OrderActions } from './order-actions.js';
import { OrderLines } from './order-lines.js';
import { OrderPapers } from './order-papers.js';
import { Payments, Refunds } from './order-money.js';
import { Shipments } from './order-shipments.js';
import { Timeline } from './timeline.js';
import './orders.css';

/** An order with all that belongs to it, and what may be done with it. It follows what happens to the order. */
export default function OrderScreen({ params }: { params: Record<string, string> }): ReactNode {
  const id = params.id ?? '';
  const queryKey = ['orders', 'one', id];
  const { data, error, refetch } = useQuery({ queryKey, queryFn: () => stoa.getOrder({ id }) });
  const readAnew = useFresh(queryKey);
  const liveness = useLive(
    'order.*,payment.*',
    ({ aggregateId, payload }) => {
      if (aggregateId === id || ('orderId' in payload && payload.orderId === id)) readAnew();
    },
    readAnew,
  );
  if (data === undefined)
    return (
      <>
        <ScreenHead title="Order" />
        {error === null ? (
          <p className="waiting">One moment …</p>
        ) : (
          <Failure error={error} again={() => void refetch()} />
        )}
      </>
    );
  return (
    <>
      <ScreenHead title={`Order of ${timeOf(data.createdAt)}`}>
        <LiveSign of={liveness} />
        <Status of={data.status} />
      </ScreenHead>
      <Changes key={id} order={data} />
      <OrderActions order={data} />
      <Whole order={data} />
    </>
  );
}

function Whole({ order }: { order: Order }): ReactNode {
  return (
    <div className="order">
      <div className="order-main">
        <OrderLines order={order} />
        <Payments order={order} />
        <Refunds order={order} />
        <Shipments order={order} />
      </div>
      <div className="order-side">
        <Facts order={order} />
        <OrderPapers order={order} />
        <Timeline order={order} />
      </div>
    </div>
  );
}

function Facts({ order }: { order: Order }): ReactNode {
  const { id, userId, note, status, paymentDueAt, shippingAddress: to, shippingMethod, discountCode } = order;
  const lines = to && [to.name, to.line1, to.line2, `${to.postalCode} ${to.city}`, to.region, to.country];
  return (
    <section className="sheet board" aria-label="Facts">
      <dl className="facts">
        <dt>Order</dt>
        <dd>
          <code>{id}</code>{' '}
          <button type="button" className="button link" onClick={() => void copy(id)}>
            Copy id
          </button>
        </dd>
        <dt>Buyer</dt>
        <dd>
          <Buyer id={userId} />
        </dd>
        {status === 'pending' ? (
          <>
            <dt>To be paid by</dt>
            <dd>
              <Time of={paymentDueAt} words={timeOf(paymentDueAt)} />
            </dd>
          </>
        ) : null}
        <dt>Address</dt>
        <dd className="address">{lines?.filter(Boolean).join('\n') ?? 'None'}</dd>
        <Fact name="Shipping" value={shippingMethod?.name} />
        <Fact name="Code" value={discountCode} />
        <Fact name="Note" value={note} />
      </dl>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string | null | undefined }): ReactNode {
  if (value === null || value === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd className="address">{value}</dd>
    </>
  );
}

async function copy(id: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(id);
    notify('The id is copied.');
  } catch {
    notify('The browser does not let pages copy. Mark the id and copy it yourself.', 'bad');
  }
}
