import type { Sales, SalesGroup } from '@stoa/sdk';
import { stoa } from '../../stoa.js';

/** Which sales. */
export interface AskedSales {
  readonly from?: string;
  readonly to?: string;
  readonly groupBy?: SalesGroup;
  readonly currency?: string;
}

/** Ten years of days in a currency are as many pages. */
const mostPages = 37;

/** All rows of a report by day; there are never more than fit. */
export async function dailySales(asked: AskedSales): Promise<Sales[]> {
  const rows: Sales[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data, meta } = await stoa.listSales({ ...asked, groupBy: 'day', page, limit: 100 });
    rows.push(...data);
    if (page >= (meta.totalPages ?? 1)) break;
  }
  return rows;
}

/** Sums of one currency. Minor units. */
export interface Totals {
  readonly currency: string;
  readonly orders: number;
  readonly units: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
  readonly refunded: number;
  readonly net: number;
}

/** What the days come to, in each currency by itself, what brought most orders first. */
export function totalsOf(rows: readonly Sales[]): Totals[] {
  const sums = new Map<string, Totals>();
  for (const row of rows) {
    const { currency } = row.net;
    const before = sums.get(currency) ?? { ...nothing, currency };
    sums.set(currency, added(before, row));
  }
  return [...sums.values()].toSorted((one, other) => other.orders - one.orders);
}

const nothing = {
  ...{ orders: 0, units: 0, subtotal: 0, discount: 0, shipping: 0 },
  ...{ tax: 0, total: 0, refunded: 0, net: 0 },
};

function added(sum: Totals, row: Sales): Totals {
  return {
    currency: sum.currency,
    orders: sum.orders + (row.orders ?? 0),
    units: sum.units + row.units,
    subtotal: sum.subtotal + row.subtotal.amount,
    discount: sum.discount + row.discount.amount,
    shipping: sum.shipping + (row.shipping?.amount ?? 0),
    tax: sum.tax + (row.tax?.amount ?? 0),
    total: sum.total + (row.total?.amount ?? 0),
    refunded: sum.refunded + row.refunded.amount,
    net: sum.net + row.net.amount,
  };
}
