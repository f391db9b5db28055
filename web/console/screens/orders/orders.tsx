import type { OrderSummary, OrderStatus } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { useMay } from '../../entrance/me.js';
import { LiveSign } from '../../live/live-sign.js';
import { useFresh } from '../../live/use-fresh.js';
import { useLive } from '../../live/use-live.js';
import { DateFilter } from '../../parts/date-filter.js';
import { endOf, startOf } from '../../parts/days.js';
import { SelectFilter } from '../../parts/filters.js';
import { countOf, moneyOf, timeOf, wordOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List, type Asked } from '../../parts/list.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { ListedBuyer } from './buyer.js';
import { BuyerFilter } from './buyer-filter.js';
import { OrderFinder } from './order-finder.js';
import { orderStatuses } from './order-statuses.js';
import './orders.css';

const facts: readonly Column<OrderSummary>[] = [
  {
    title: 'Placed',
    sort: 'createdAt',
    cell: ({ createdAt }) => <Time of={createdAt} words={timeOf(createdAt)} />,
  },
  { title: 'State', cell: ({ status }) => <Status of={status} /> },
  { title: 'Things', isNumber: true, cell: ({ itemCount }) => countOf(itemCount) },
  { title: 'Total', isNumber: true, sort: 'total', cell: ({ total }) => moneyOf(total) },
];
const number: Column<OrderSummary> = {
  title: 'Order',
  cell: ({ id }) => <code title={id}>{id.slice(-12)}</code>,
};
const buyer: Column<OrderSummary> = { title: 'Buyer', cell: ({ userId }) => <ListedBuyer id={userId} /> };

/** Orders: one's own, or everybody's for those who may read them. The list follows what happens. */
export default function Orders(): ReactNode {
  const seesAll = useMay('orders:read:any');
  const findsBuyers = useMay('users:read:any') && seesAll;
  const readAnew = useFresh(['orders']);
  const liveness = useLive('order.*', readAnew, readAnew);
  return (
    <>
      <ScreenHead title={seesAll ? 'Orders' : 'My orders'}>
        <LiveSign of={liveness} />
      </ScreenHead>
      <div className="filters">
        <OrderFinder />
        <SelectFilter
          name="status"
          label="State"
          options={orderStatuses.map((status) => [status, wordOf(status)])}
        />
        <DateFilter name="from" label="From" />
        <DateFilter name="to" label="To" />
        {findsBuyers ? <BuyerFilter /> : null}
      </div>
      <List
        title="Orders"
        queryKey={['orders', 'list']}
        load={load}
        columns={findsBuyers ? [number, buyer, ...facts] : [number, ...facts]}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/orders/${id}`}
        empty="No order is like that. Orders stand here once somebody has placed them."
      />
    </>
  );
}

/** What the address asks for; its days are those of this place. */
function load({ from, to, status, ...rest }: Asked): ReturnType<typeof stoa.listOrders> {
  const [since, until] = [startOf(from), endOf(to)];
  return stoa.listOrders({
    ...rest,
    ...(status === undefined ? {} : { status: status as OrderStatus }),
    ...(since === undefined ? {} : { from: since }),
    ...(until === undefined ? {} : { to: until }),
  });
}
