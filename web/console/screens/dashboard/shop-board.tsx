import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { daysAgo } from '../../parts/days.js';
import { Failure } from '../../parts/failure.js';
import { dailySales, totalsOf } from '../reports/sales.js';
import { SalesByDay } from './sales-by-day.js';
import { ShopFigures } from './shop-figures.js';
import { shownDays } from './shown-days.js';
import { States } from './states.js';
import { TopProducts } from './top-products.js';

/** The shop: what is sold, what waits, and which orders stand where. */
export function ShopBoard(): ReactNode {
  const [chosen, choose] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['dashboard', 'sales', 'days'],
    queryFn: () => dailySales({ from: daysAgo(shownDays - 1), to: daysAgo(0) }),
    placeholderData: keepPreviousData,
  });
  if (error !== null && data === undefined) return <Failure error={error} again={() => void refetch()} />;
  const currencies = totalsOf(data ?? []).map((totals) => totals.currency);
  const currency = chosen !== null && currencies.includes(chosen) ? chosen : (currencies[0] ?? 'USD');
  return (
    <>
      {currencies.length > 1 ? (
        <CurrencyChoice currencies={currencies} currency={currency} choose={choose} />
      ) : null}
      <ShopFigures sales={data} currency={currency} />
      <SalesByDay sales={data} currency={currency} />
      <div className="boards">
        <TopProducts currency={currency} isKnown={data !== undefined} />
        <States />
      </div>
    </>
  );
}

function CurrencyChoice({
  currencies,
  currency,
  choose,
}: {
  currencies: readonly string[];
  currency: string;
  choose: (currency: string) => void;
}): ReactNode {
  return (
    <label className="filter currency">
      <span>Currency</span>
      <select value={currency} onChange={({ target }) => choose(target.value)}>
        {currencies.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}
