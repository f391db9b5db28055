import type { Sales } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { briefDay, dayName, lastDays } from '../../parts/days.js';
import { countOf, moneyOf, shortMoneyOf } from '../../parts/format.js';
import { DayPlot } from '../../parts/plots/day-plot.js';
import type { PlottedDay } from '../../parts/plots/plotted-day.js';
import { totalsOf, type Totals } from '../reports/sales.js';
import { shownDays } from './shown-days.js';

/** Sales of the last month, day by day, in one currency. */
export function SalesByDay({
  sales,
  currency,
}: {
  sales: readonly Sales[] | undefined;
  currency: string;
}): ReactNode {
  const rows = (sales ?? []).filter(({ net }) => net.currency === currency);
  const [sum] = totalsOf(rows);
  return (
    <section className="sheet board" aria-labelledby="sales-by-day" aria-busy={sales === undefined}>
      <header>
        <h2 id="sales-by-day">Sales by day</h2>
        <Link href="/reports">Report</Link>
      </header>
      <p className="quiet">{sales === undefined ? 'One moment …' : sumWords(sum)}</p>
      <DayPlot
        title={`Sales by day in ${currency}`}
        description={`Of each of the last ${shownDays} days what was paid, and what of it is left after refunds. ${sumWords(sum)}`}
        days={daysOf(rows, currency)}
        tick={(amount) => shortMoneyOf({ amount, currency })}
        names={['Net, after refunds', 'Paid']}
      />
    </section>
  );
}

function sumWords(sum: Totals | undefined): string {
  if (sum === undefined) return `Nothing was sold in the last ${shownDays} days.`;
  const money = (amount: number): string => moneyOf({ amount, currency: sum.currency });
  return `${money(sum.net)} net of ${ordersOf(sum.orders)} in ${shownDays} days, ${money(sum.refunded)} refunded.`;
}

const ordersOf = (count: number): string => `${countOf(count)} ${count === 1 ? 'order' : 'orders'}`;

function daysOf(rows: readonly Sales[], currency: string): PlottedDay[] {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return lastDays(shownDays).map((day) => {
    const row = byDay.get(day);
    const [value, whole] = [row?.net.amount ?? 0, row?.total?.amount ?? 0];
    const money = (amount: number): string => moneyOf({ amount, currency });
    const words = `${dayName(day)}: ${money(value)} net, ${money(whole)} paid, ${ordersOf(row?.orders ?? 0)}`;
    return { key: day, label: briefDay(day), words, value, whole };
  });
}
