import type { Order } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/fields.js';
import { Form } from '../../parts/form.js';
import { useOnce } from '../../parts/retry-key.js';
import { stoa } from '../../stoa.js';
import { explained, useDeed } from './deeds.js';
import { leftToShip } from './order-standing.js';
import { noteDeed } from './own-deeds.js';
import { chosenLines, Quantities } from './quantities.js';

type Wish = Omit<Parameters<typeof stoa.createOrderShipment>[0], 'id' | 'Idempotency-Key'>;

/** Sends an order, or a part of it. */
export function ShipDialog({ order, onClose }: { order: Order; onClose: () => void }): ReactNode {
  const once = useOnce();
  const lines = leftToShip(order);
  const send = useDeed(order, {
    work: (wish: Wish) =>
      once(wish, async (key) => noteDeed(await stoa.createOrderShipment({ id: order.id, ...wish, ...key }))),
    words: 'The shipment is noted.',
    done: onClose,
  });
  return (
    <Dialog title="Send the order" onClose={onClose}>
      <Form
        button="Mark as sent"
        send={async (values) => {
          const named = chosenLines(values, lines);
          const wish = { lines: named, ...travel(values.optional.bind(values)) };
          await send(wish).catch((error: unknown) => {
            throw explained(error, orderedAs(order, named));
          });
        }}
      >
        <Quantities legend="What is sent" lines={lines} begin="all" />
        <TravelFields />
      </Form>
    </Dialog>
  );
}

/** The lines in the order in which they were named. */
export function orderedAs({ lines }: Order, named: readonly { lineId: string }[]): Order['lines'] {
  return named.flatMap(({ lineId }) => lines.filter(({ id }) => id === lineId));
}

/** How a shipment travels. */
export function TravelFields({
  carrier,
  trackingNumber,
  trackingUrl,
}: {
  carrier?: string | null;
  trackingNumber?: string | null;
  trackingUrl?: string | null;
}): ReactNode {
  return (
    <>
      <TextField name="carrier" label="Carrier" defaultValue={carrier ?? ''} maxLength={100} />
      <TextField
        name="trackingNumber"
        label="Tracking number"
        defaultValue={trackingNumber ?? ''}
        maxLength={100}
      />
      <TextField
        name="trackingUrl"
        label="Tracking address"
        hint="Where the carrier shows where it is: https://…"
        type="url"
        defaultValue={trackingUrl ?? ''}
        maxLength={2000}
      />
    </>
  );
}

function travel(text: (name: string) => string | undefined): Omit<Wish, 'lines'> {
  const [carrier, trackingNumber, trackingUrl] = [
    text('carrier'),
    text('trackingNumber'),
    text('trackingUrl'),
  ];
  return {
    ...(carrier === undefined ? {} : { carrier }),
    ...(trackingNumber === undefined ? {} : { trackingNumber }),
    ...(trackingUrl === undefined ? {} : { trackingUrl }),
  };
}
