import type { Product as ProductFacts } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ComponentType, type ReactNode } from 'react';
import { Link } from 'wouter';
import { Dialog } from '../../parts/dialog.js';
import { Failure } from '../../parts/failure.js';
import { notify } from '../../parts/notices.js';
import { Only } from '../../parts/only.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { Breaks } from './breaks.js';
import { EditForm } from './edit-form.js';
import { History } from './history.js';
import { Prices } from './prices.js';
import { Reviews } from './reviews.js';
import { StockKeeping } from './stock-keeping.js';
import { Variants } from './variants.js';
import './products.css';

/** A product as it was read, and the tag of what was read. */
export interface Read {
  readonly product: ProductFacts;
  readonly etag: string;
}

/** Reads the product anew, with its tag. */
export async function readProduct(id: string): Promise<Read> {
  const { data, headers } = await stoa.getProduct({ id }, { envelope: true });
  return { product: data, etag: headers.etag ?? '' };
}

type Section = readonly [path: string, title: string, of: ComponentType<{ read: Read }>];

const sections: readonly Section[] = [
  ['', 'Details', EditForm],
  ['variants', 'Variants', Variants],
  ['stock', 'Stock', StockKeeping],
  ['prices', 'Planned prices', Prices],
  ['quantities', 'Quantities', Breaks],
  ['history', 'Price history', History],
  ['reviews', 'Reviews', Reviews],
];

/** One product, with all that can be done with it. */
export default function Product({ params }: { params: Record<string, string | undefined> }): ReactNode {
  const { id = '', section = '' } = params;
  return (
    <Only may="catalogue:write">
      <Loaded id={id} section={section} />
    </Only>
  );
}

function Loaded({ id, section }: { id: string; section: string }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['product', id],
    queryFn: () => readProduct(id),
    // who writes begins with what is there now
    gcTime: 0,
  });
  if (data === undefined)
    return error === null ? (
      <p className="waiting">One moment …</p>
    ) : (
      <Failure error={error} again={() => void refetch()} />
    );
  const [, , Shown] = sections.find(([path]) => path === section) ?? sections[0] ?? ['', '', EditForm];
  return (
    <>
      <ScreenHead title={data.product.name}>
        <Status of={data.product.status} />
        <Archive read={data} />
      </ScreenHead>
      <Tabs id={id} section={section} />
      <Shown read={data} />
    </>
  );
}

function Tabs({ id, section }: { id: string; section: string }): ReactNode {
  return (
    <nav className="tabs" aria-label="The product">
      {sections.map(([path, title]) => (
        <Link
          key={path}
          href={`/products/${id}${path === '' ? '' : `/${path}`}`}
          aria-current={path === section ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}

function Archive({ read: { product, etag } }: { read: Read }): ReactNode {
  const [isAsked, setAsked] = useState(false);
  const archive = useMutation({
    mutationFn: () => stoa.archiveProduct({ id: product.id, 'If-Match': etag }),
    onSuccess: () => notify(`${product.name} is archived`),
    onSettled: () => setAsked(false),
  });
  if (product.status === 'archived') return null;
  return (
    <>
      <button type="button" className="button danger" onClick={() => setAsked(true)}>
        Archive
      </button>
      {isAsked ? (
        <Dialog title={`Archive ${product.name}?`} onClose={() => setAsked(false)}>
          <p>It is no longer seen or sold. Orders that name it keep it; its status can be changed back.</p>
          <div className="actions">
            <button
              type="button"
              className="button danger"
              disabled={archive.isPending}
              onClick={() => archive.mutate()}
            >
              Archive it
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
