import type { Sales, SalesGroup } from '@stoa/sdk';
import { Link } from 'wouter';
import { dayName } from '../../parts/days.js';
import { countOf, moneyOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';

const number = (title: string, cell: Column<Sales>['cell']): Column<Sales> => ({
  title,
  cell,
  isNumber: true,
});
const money = (title: string, sum: (row: Sales) => Sales['net'] | null): Column<Sales> =>
  number(title, (row) => {
    const amount = sum(row);
    return amount === null ? '' : moneyOf(amount);
  });

const orders = number('Orders', (row) => (row.orders === null ? '' : countOf(row.orders)));
const units = number('Units', (row) => countOf(row.units));
const subtotal = money('Subtotal', (row) => row.subtotal);
const discount = money('Discount', (row) => row.discount);
const refunded = money('Refunded', (row) => row.refunded);
const net = money('Net', (row) => row.net);

const columns: Readonly<Record<SalesGroup, readonly Column<Sales>[]>> = {
  day: [
    { title: 'Day', cell: ({ day }) => (day === null ? '' : <span title={day}>{dayName(day)}</span>) },
    orders,
    units,
    subtotal,
    discount,
    money('Shipping', (row) => row.shipping),
    money('Tax', (row) => row.tax),
    money('Total', (row) => row.total),
    refunded,
    net,
  ],
  product: [
    {
      title: 'Product',
      cell: ({ product }) =>
        product === null ? '' : <Link href={`/products/${product.id}`}>{product.name}</Link>,
    },
    ...[orders, units, subtotal, discount, refunded, net],
  ],
  category: [
    { title: 'Category', cell: ({ category }) => category?.name ?? 'Without one' },
    ...[units, subtotal, discount, refunded, net],
  ],
};

/** What a report shows of its rows. */
export const columnsOf = (group: SalesGroup): readonly Column<Sales>[] => columns[group];
