import type { FoundProduct, ProductImage } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { countOf, moneyOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { Status } from '../../parts/status.js';

/** From this on there are few enough to look after. */
const few = 5;

/** What a list of products shows of each. */
export const productColumns: readonly Column<FoundProduct>[] = [
  { title: 'Product', sort: 'name', cell: (product) => <Named {...product} /> },
  { title: 'Status', cell: ({ status }) => <Status of={status} /> },
  {
    title: 'Category',
    cell: ({ category }) => category?.name ?? <span className="quiet">None</span>,
  },
  { title: 'Price', sort: 'price', isNumber: true, cell: (product) => <Price {...product} /> },
  { title: 'Stock', isNumber: true, cell: ({ stock }) => <Stock count={stock} low={few} /> },
];

function Named({ id, name, sku, images, variantCount }: FoundProduct): ReactNode {
  return (
    <span className="named">
      <Thumbnail image={images[0]} name={name} />
      <span>
        <Link href={`/products/${id}`}>{name}</Link>
        <small className="quiet mono">
          {sku}
          {variantCount > 1 ? ` and ${variantCount - 1} more` : ''}
        </small>
      </span>
    </span>
  );
}

function Price({ price, compareAtPrice, variantCount }: FoundProduct): ReactNode {
  return (
    <span>
      {variantCount > 1 ? <small className="quiet">from </small> : null}
      {moneyOf(price)}
      {compareAtPrice === null ? null : (
        <small className="quiet compared">
          {' '}
          <span className="hidden-words">instead of</span> <s>{moneyOf(compareAtPrice)}</s>
        </small>
      )}
    </span>
  );
}

/** A count of things; few of them are marked. */
export function Stock({ count, low }: { count: number; low: number | null }): ReactNode {
  if (count === 0) return <span className="status bad">Sold out</span>;
  if (low === null || count > low) return countOf(count);
  return (
    <span>
      <span className="status warn">Low</span> {countOf(count)}
    </span>
  );
}

/** The picture, small. Those of other hosts are not fetched from here: they stand as the first letter. */
export function Thumbnail({ image, name }: { image: ProductImage | undefined; name: string }): ReactNode {
  return image !== undefined && isOurs(image.url) ? (
    <img className="thumbnail" src={image.url} alt="" loading="lazy" width={40} height={40} />
  ) : (
    <span className="thumbnail" aria-hidden="true">
      {name.charAt(0).toUpperCase()}
    </span>
  );
}

/** Whether an address is one of this service. */
function isOurs(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === location.origin;
}
