import type { Order, OrderShipment } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { useMay } from '../../entrance/me.js';
import { countOf, timeOf } from '../../parts/format.js';
import { Time } from '../../parts/status.js';
import { TrackingDialog } from './tracking-dialog.js';

/** What was sent, and how it travels. */
export function Shipments({ order }: { order: Order }): ReactNode {
  const [changed, setChanged] = useState<OrderShipment | null>(null);
  const mayChange = useMay('orders:fulfil');
  if (order.shipments.length === 0) return null;
  return (
    <section className="board" aria-labelledby="shipments">
      <h2 id="shipments">Shipments</h2>
      <ul className="entries sheet">
        {order.shipments.map((shipment) => (
          <Shipment key={shipment.id} order={order} shipment={shipment}>
            {mayChange ? (
              <button type="button" className="button link" onClick={() => setChanged(shipment)}>
                Change the tracking
              </button>
            ) : null}
          </Shipment>
        ))}
      </ul>
      {changed === null ? null : (
        <TrackingDialog orderId={order.id} shipmentId={changed.id} onClose={() => setChanged(null)} />
      )}
    </section>
  );
}

function Shipment({
  order,
  shipment: { lines, carrier, trackingNumber, trackingUrl, createdAt },
  children,
}: {
  order: Order;
  shipment: OrderShipment;
  children: ReactNode;
}): ReactNode {
  const nameOf = (lineId: string): string => order.lines.find(({ id }) => id === lineId)?.name ?? '';
  return (
    <li>
      <span>
        {lines.map(({ lineId, quantity }) => `${countOf(quantity)} × ${nameOf(lineId)}`).join(', ')}
      </span>
      <span className="quiet">
        <Time of={createdAt} words={timeOf(createdAt)} />
      </span>
      <span className="quiet">
        {carrier ?? 'No carrier named'}
        {trackingNumber === null ? '' : ', '}
        {trackingUrl === null ? (
          trackingNumber
        ) : (
          <a href={trackingUrl} rel="noreferrer noopener" target="_blank">
            {trackingNumber ?? 'Where it is'}
          </a>
        )}
      </span>
      {children}
    </li>
  );
}
