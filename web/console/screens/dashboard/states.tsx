import { useQuery } from '@tanstack/react-query';
import type { OrderStatus } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { wordOf } from '../../parts/format.js';
import { Ranks } from '../../parts/plots/ranks.js';
import { sentenceOf } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { orderStatuses } from '../orders/order-statuses.js';
import { countWords } from './figure.js';

interface Counted {
  readonly status: OrderStatus;
  readonly count: number;
  readonly words: string;
}

/** How many orders stand where: everybody's or one's own, as one may see them. */
export function States(): ReactNode {
  const { data, error } = useStates();
  const items = (data ?? orderStatuses.map((status) => ({ status, count: 0, words: '…' }))).map(
    ({ status, count, words }) => ({
      ...{ key: status, label: wordOf(status), value: count, words },
      href: `/orders?status=${status}`,
    }),
  );
  return (
    <section className="sheet board" aria-labelledby="states" aria-busy={data === undefined}>
      <h2 id="states">Orders by state</h2>
      {error !== null && data === undefined ? (
        <p className="quiet">{sentenceOf(error)}</p>
      ) : (
        <Ranks title="Orders by state" items={items} />
      )}
    </section>
  );
}

/** The counts of all states, read once for all who show them. */
export function useStates(): { data: readonly Counted[] | undefined; error: unknown } {
  return useQuery({ queryKey: ['dashboard', 'states'], queryFn: countStates });
}

function countStates(): Promise<Counted[]> {
  return Promise.all(
    orderStatuses.map(async (status) => {
      const { meta } = await stoa.listOrders({ status, limit: 1 });
      return { status, count: meta.total ?? 0, words: countWords(meta) };
    }),
  );
}
