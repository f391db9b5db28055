import type { Product, StockMovement } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { useMay } from '../../entrance/me.js';
import { SelectFilter } from '../../parts/filters.js';
import { countOf, timeOf, wordOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { MoveForm } from './move-form.js';
import type { Read } from './product.js';
import { Stock } from './product-columns.js';
import { nameOfVariant, variantChoices, variantName } from './variant-names.js';

/** What there is of a product, the form that moves it, and the ledger of all that moved it. */
export function StockKeeping({ read: { product } }: { read: Read }): ReactNode {
  if (!useMay('stock:write')) return <p className="quiet">It needs the permission stock:write.</p>;
  return (
    <div className="sections">
      <section className="sheet">
        <h2>In stock</h2>
        <InStock product={product} />
        <MoveForm product={product} />
      </section>
      <section>
        <h2>Movements</h2>
        {product.variants.length > 1 ? (
          <div className="filters">
            <SelectFilter name="variantId" label="Variant" options={variantChoices(product)} />
          </div>
        ) : null}
        <List
          title="Movements"
          queryKey={['movements', product.id]}
          load={(asked) =>
            stoa.listStockMovements({
              limit: 25,
              ...asked,
              id: product.id,
            })
          }
          columns={columnsOf((id) => nameOfVariant(product, id))}
          keyOf={({ id }) => id}
          empty="Nothing has moved yet."
        />
      </section>
    </div>
  );
}

function InStock({ product }: { product: Product }): ReactNode {
  return (
    <dl className="counts">
      {product.variants.map((variant) => (
        <div key={variant.id}>
          <dt>{variantName(variant)}</dt>
          <dd>
            <Stock count={variant.stock} low={variant.lowStockThreshold} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const columnsOf = (nameOf: (id: string) => string): readonly Column<StockMovement>[] => [
  { title: 'When', cell: ({ createdAt }) => <Time of={createdAt} words={timeOf(createdAt)} /> },
  { title: 'Variant', cell: ({ variantId }) => nameOf(variantId) },
  { title: 'Why', cell: ({ reason }) => wordOf(reason) },
  { title: 'Note', cell: ({ note, orderId }) => note ?? (orderId === null ? '' : 'By an order') },
  {
    title: 'Moved',
    isNumber: true,
    cell: ({ delta }) => (delta > 0 ? `+${countOf(delta)}` : countOf(delta)),
  },
  { title: 'Then', isNumber: true, cell: ({ stockAfter }) => countOf(stockAfter) },
];
