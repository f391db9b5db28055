import type { PastPrice } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { SelectFilter } from '../../parts/filters.js';
import { moneyOf, timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import type { Read } from './product.js';
import { nameOfVariant, variantChoices } from './variant-names.js';

/** What the prices were, the newest first. */
export function History({ read: { product } }: { read: Read }): ReactNode {
  const columns: readonly Column<PastPrice>[] = [
    { title: 'From', cell: ({ validFrom }) => <Time of={validFrom} words={timeOf(validFrom)} /> },
    { title: 'Variant', cell: ({ variantId }) => nameOfVariant(product, variantId) },
    { title: 'Currency', cell: ({ currency }) => currency },
    {
      title: 'Price',
      isNumber: true,
      cell: ({ price }) =>
        price === null ? <span className="quiet">None from then on</span> : moneyOf(price),
    },
    {
      title: 'Compared with',
      isNumber: true,
      cell: ({ compareAtPrice }) => (compareAtPrice === null ? '' : moneyOf(compareAtPrice)),
    },
  ];
  return (
    <div className="sections">
      {product.variants.length > 1 ? (
        <div className="filters">
          <SelectFilter name="variantId" label="Variant" options={variantChoices(product)} />
        </div>
      ) : null}
      <List
        title="Price history"
        queryKey={['price-history', product.id]}
        load={(asked) => stoa.listPriceHistory({ limit: 25, ...asked, id: product.id })}
        columns={columns}
        keyOf={({ variantId, currency, validFrom }) => `${variantId} ${currency} ${validFrom}`}
        empty="It had no price yet."
      />
    </div>
  );
}
