import type { Sales } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { daysAgo, dayName } from '../../parts/days.js';
import { moneyOf } from '../../parts/format.js';
import { useMay } from '../../entrance/me.js';
import { stoa } from '../../stoa.js';
import { CountFigure, Figure } from './figure.js';
import { useStates } from './states.js';

/** The numbers of the shop to know today. */
export function ShopFigures({
  sales,
  currency,
}: {
  sales: readonly Sales[] | undefined;
  currency: string;
}): ReactNode {
  return (
    <dl className="figures" aria-label="Today">
      <Today sales={sales} currency={currency} />
      <ToShip />
      <Duties />
    </dl>
  );
}

function ToShip(): ReactNode {
  const { data, error } = useStates();
  return (
    <Figure
      title="Orders to ship"
      value={data?.find(({ status }) => status === 'paid')?.words}
      more="paid, with things left to send"
      href="/orders?status=paid"
      error={data === undefined ? error : null}
    />
  );
}

/** What waits for those who keep the shelves and the journal. */
export function Duties(): ReactNode {
  const keepsStock = useMay('catalogue:write');
  const moderates = useMay('comments:moderate');
  return (
    <>
      {keepsStock ? (
        <CountFigure
          title="Sold out"
          more="active products without stock"
          href="/products?inStock=false"
          load={() => stoa.listProducts({ inStock: false, limit: 1 })}
        />
      ) : null}
      {moderates ? (
        <CountFigure
          title="Comments waiting"
          more="for a moderator"
          href="/comments?status=pending"
          load={() => stoa.listComments({ status: 'pending', limit: 1 })}
        />
      ) : null}
    </>
  );
}

function Today({ sales, currency }: { sales: readonly Sales[] | undefined; currency: string }): ReactNode {
  const netOf = (day: string): number =>
    sales?.find((row) => row.day === day && row.net.currency === currency)?.net.amount ?? 0;
  const [today, before] = [daysAgo(0), daysAgo(7)];
  return (
    <Figure
      title="Net sales today"
      value={sales === undefined ? undefined : moneyOf({ amount: netOf(today), currency })}
      more={`${moneyOf({ amount: netOf(before), currency })} on all of ${dayName(before)}`}
      href="/reports"
    />
  );
}
