import { StoaError, type OrderShipment } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { Failure } from '../../parts/failure.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { TravelFields } from './ship-dialog.js';

interface TrackingProps {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly onClose: () => void;
}

interface Read {
  readonly shipment: OrderShipment;
  readonly etag: string;
}

/** Changes how a shipment travels, unless somebody else has done so meanwhile. */
export function TrackingDialog({ orderId, shipmentId, onClose }: TrackingProps): ReactNode {
  const place = { id: orderId, shipmentId };
  const { data, error } = useQuery({
    queryKey: ['shipment', shipmentId],
    queryFn: () => read(place),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Dialog title="How it travels" onClose={onClose}>
      {error !== null && data === undefined ? <Failure error={error} /> : null}
      {data === undefined ? null : <TrackingForm place={place} first={data} onClose={onClose} />}
    </Dialog>
  );
}

function TrackingForm({
  place,
  first,
  onClose,
}: {
  place: { id: string; shipmentId: string };
  first: Read;
  onClose: () => void;
}): ReactNode {
  const [begin] = useState(first.shipment);
  const [etag, setEtag] = useState(first.etag);
  const { mutateAsync } = useMutation({
    mutationFn: (values: Values) =>
      stoa.updateOrderShipment({ ...place, ...travelOf(values), 'If-Match': etag }),
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    try {
      await mutateAsync(values);
    } catch (error) {
      if (!(error instanceof StoaError) || !error.is('PRECONDITION_FAILED')) throw error;
      const now = await read(place);
      setEtag(now.etag);
      throw new Told(changedWords(now.shipment));
    }
    notify('The tracking is changed.');
    onClose();
  };
  return (
    <Form button="Save" send={send}>
      <TravelFields {...begin} />
    </Form>
  );
}

async function read(place: { id: string; shipmentId: string }): Promise<Read> {
  const { data, headers } = await stoa.getOrderShipment(place, { envelope: true });
  return { shipment: data, etag: headers.etag ?? '' };
}

/** Empty takes it away. */
function travelOf(values: Values): {
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
} {
  return {
    carrier: values.optional('carrier') ?? null,
    trackingNumber: values.optional('trackingNumber') ?? null,
    trackingUrl: values.optional('trackingUrl') ?? null,
  };
}

function changedWords({ carrier, trackingNumber }: OrderShipment): string {
  const now = [carrier ?? 'no carrier', trackingNumber ?? 'no tracking number'].join(', ');
  return `Somebody changed it meanwhile: it is ${now} now. Save again to put yours in its place.`;
}
