import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMay } from '../../entrance/me.js';
import { daysAgo } from '../../parts/days.js';
import { countOf, moneyOf } from '../../parts/format.js';
import { Ranks } from '../../parts/plots/ranks.js';
import { sentenceOf } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { shownDays } from './shown-days.js';

/** What brought most in the last month, in one currency. */
export function TopProducts({ currency, isKnown }: { currency: string; isKnown: boolean }): ReactNode {
  const { data, error } = useQuery({
    queryKey: ['dashboard', 'sales', 'products', currency],
    queryFn: () => {
      const days = { from: daysAgo(shownDays - 1), to: daysAgo(0) };
      return stoa.listSales({ ...days, groupBy: 'product', currency, limit: 8 });
    },
    enabled: isKnown,
    placeholderData: keepPreviousData,
  });
  const leads = useMay('catalogue:write');
  const rows = data?.data.filter(({ product }) => product !== null) ?? [];
  return (
    <section className="sheet board" aria-labelledby="top-products" aria-busy={data === undefined}>
      <h2 id="top-products">Top products</h2>
      {rows.length === 0 ? (
        <p className="quiet">{error !== null && data === undefined ? sentenceOf(error) : emptyWords(data)}</p>
      ) : (
        <Ranks
          title="Top products"
          items={rows.map(({ product, net, units }) => ({
            key: product?.id ?? '',
            label: product?.name,
            value: net.amount,
            words: moneyOf(net),
            more: `${countOf(units)} sold`,
            ...(leads ? { href: `/products/${product?.id ?? ''}` } : {}),
          }))}
        />
      )}
    </section>
  );
}

const emptyWords = (data: unknown): string =>
  data === undefined ? 'One moment …' : `What sells best stands here once something was sold.`;
