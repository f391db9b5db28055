import type { Product, ScheduledPrice } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { SelectFilter } from '../../parts/filters.js';
import { moneyOf, timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { notify } from '../../parts/notices.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import type { Read } from './product.js';
import { PlanDialog } from './plan-dialog.js';
import { nameOfVariant } from './variant-names.js';

/** Prices that come into force by themselves. */
export function Prices({ read: { product } }: { read: Read }): ReactNode {
  const [isPlanning, setPlanning] = useState(false);
  const [ended, setEnded] = useState<ScheduledPrice | null>(null);
  return (
    <div className="sections">
      <div className="filters">
        <SelectFilter
          name="status"
          label="Status"
          options={[
            ['scheduled', 'Scheduled'],
            ['running', 'Running'],
            ['ended', 'Ended'],
            ['cancelled', 'Cancelled'],
          ]}
        />
        <button type="button" className="button main" onClick={() => setPlanning(true)}>
          Plan a price
        </button>
      </div>
      <List
        title="Planned prices"
        queryKey={['planned', product.id]}
        load={(asked) =>
          stoa.listScheduledPrices({
            limit: 25,
            ...asked,
            id: product.id,
          })
        }
        columns={columnsOf(product, setEnded)}
        keyOf={({ id }) => id}
        empty="No price is planned. Plan one to lower it for a while, or from a day on."
      />
      {isPlanning ? <PlanDialog product={product} onClose={() => setPlanning(false)} /> : null}
      {ended === null ? null : <EndDialog price={ended} onClose={() => setEnded(null)} />}
    </div>
  );
}

const columnsOf = (
  product: Product,
  onEnd: (price: ScheduledPrice) => void,
): readonly Column<ScheduledPrice>[] => [
  { title: 'From', cell: ({ startsAt }) => <Time of={startsAt} words={timeOf(startsAt)} /> },
  {
    title: 'Until',
    cell: ({ endsAt }) => (endsAt === null ? 'It stays' : <Time of={endsAt} words={timeOf(endsAt)} />),
  },
  { title: 'Variant', cell: ({ variantId }) => nameOfVariant(product, variantId) },
  { title: 'Status', cell: ({ status }) => <Status of={status} /> },
  { title: 'Price', isNumber: true, cell: ({ price }) => moneyOf(price) },
  {
    title: 'Do',
    cell: (price) =>
      price.status === 'scheduled' || price.status === 'running' ? (
        <button type="button" className="button link" onClick={() => onEnd(price)}>
          {price.status === 'running' ? 'End now' : 'Cancel'}
        </button>
      ) : null,
  },
];

function EndDialog({ price, onClose }: { price: ScheduledPrice; onClose: () => void }): ReactNode {
  const end = useMutation({
    mutationFn: () => stoa.cancelScheduledPrice({ id: price.id }),
    onSuccess: () => notify('The planned price is off'),
    onSettled: onClose,
  });
  return (
    <Dialog title={`Take ${moneyOf(price.price)} off the plan?`} onClose={onClose}>
      <p>{price.status === 'running' ? 'The price before is back at once.' : 'It never comes into force.'}</p>
      <div className="actions">
        <button type="button" className="button danger" disabled={end.isPending} onClick={() => end.mutate()}>
          Take it off
        </button>
      </div>
    </Dialog>
  );
}
