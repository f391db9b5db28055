import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { DateFilter } from '../../parts/date-filter.js';
import { daysAgo } from '../../parts/days.js';
import { save } from '../../parts/files.js';
import { SelectFilter } from '../../parts/filters.js';
import { List } from '../../parts/list.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { stoa } from '../../stoa.js';
import { askedOf, pageOf } from './asked.js';
import { columnsOf } from './columns.js';
import { TotalsTable } from './totals-table.js';
import './reports.css';

const tenMinutes = 600_000;

/** What was sold: by day, product or category, with its sums, and as a file. */
export default function Reports(): ReactNode {
  const [search] = useSearchParams();
  const asked = askedOf(Object.fromEntries(search));
  const { groupBy = 'day' } = asked;
  return (
    <>
      <ScreenHead title="Sales">
        <Download />
      </ScreenHead>
      <div className="filters">
        <SelectFilter
          name="groupBy"
          label="By"
          all="Day"
          options={[
            ['product', 'Product'],
            ['category', 'Category'],
          ]}
        />
        <DateFilter name="from" label="From" unset={asked.to === undefined ? daysAgo(29) : ''} />
        <DateFilter name="to" label="To" unset={daysAgo(0)} />
        <CurrencyFilter />
      </div>
      <p className="quiet note">
        Days are those of UTC. Orders count when they are paid, refunds when they are made.
      </p>
      <TotalsTable asked={asked} />
      <List
        title={`Sales by ${groupBy}`}
        queryKey={['reports', 'rows']}
        load={pageOf}
        columns={columnsOf(groupBy)}
        keyOf={({ day, product, category, net }) =>
          `${day ?? product?.id ?? category?.id ?? 'none'} ${net.currency}`
        }
        empty="Nothing was sold or given back on these days."
      />
    </>
  );
}

function CurrencyFilter(): ReactNode {
  const [search] = useSearchParams();
  const current = search.get('currency');
  const known = ['EUR', 'GBP', 'JPY', 'USD'];
  const all = current === null || known.includes(current) ? known : [...known, current];
  return <SelectFilter name="currency" label="Currency" options={all.map((one) => [one, one])} />;
}

function Download(): ReactNode {
  const [search] = useSearchParams();
  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      const { from, to, groupBy, currency } = askedOf(Object.fromEntries(search));
      const asked = {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(groupBy === undefined ? {} : { groupBy }),
        ...(currency === undefined ? {} : { currency }),
      };
      return stoa.getSalesExport(asked, { envelope: true, parseAs: 'blob', timeout: tenMinutes });
    },
    onSuccess: (sent) => save(sent, 'sales.csv'),
  });
  return (
    <button type="button" className="button" disabled={isPending} onClick={() => mutate()}>
      {isPending ? 'One moment …' : 'Download as CSV'}
    </button>
  );
}
