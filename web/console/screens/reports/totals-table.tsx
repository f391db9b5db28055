import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { countOf, moneyOf } from '../../parts/format.js';
import { dailySales, totalsOf, type AskedSales, type Totals } from './sales.js';

const sums = [
  ['Subtotal', 'subtotal'],
  ['Discount', 'discount'],
  ['Shipping', 'shipping'],
  ['Tax', 'tax'],
  ['Total', 'total'],
  ['Refunded', 'refunded'],
  ['Net', 'net'],
] as const satisfies readonly (readonly [string, keyof Totals])[];

/** What all days that are asked for come to, one line for each currency: also of what the pages below do not show. */
export function TotalsTable({ asked }: { asked: AskedSales }): ReactNode {
  const { from, to, currency } = asked;
  const days = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(currency === undefined ? {} : { currency }),
  };
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['reports', 'totals', days],
    queryFn: async () => totalsOf(await dailySales(days)),
    placeholderData: keepPreviousData,
  });
  // what is wrong with the days is said in place of the rows
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="board" aria-labelledby="in-all">
      <h2 id="in-all">In all</h2>
      <div className="list" aria-busy={isPlaceholderData}>
        <table>
          <thead>
            <tr>
              <th scope="col">Currency</th>
              {['Orders', 'Units', ...sums.map(([title]) => title)].map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((totals) => (
              <TotalsRow key={totals.currency} totals={totals} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TotalsRow({ totals }: { totals: Totals }): ReactNode {
  const { currency, orders, units } = totals;
  return (
    <tr className="in-all">
      <td data-title="Currency">{currency}</td>
      <td data-title="Orders" className="number">
        {countOf(orders)}
      </td>
      <td data-title="Units" className="number">
        {countOf(units)}
      </td>
      {sums.map(([title, name]) => (
        <td key={title} data-title={title} className="number">
          {moneyOf({ amount: totals[name], currency })}
        </td>
      ))}
    </tr>
  );
}
