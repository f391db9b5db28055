import type { Money } from '@stoa/sdk';
import { type ReactNode, useEffect, useRef } from 'react';
import { moneyOf } from '../../parts/format.js';
import { useCategoryPath } from '../categories/category-path.js';
import { differing, isSame, valueIn, type Draft } from './draft.js';

const labels: Readonly<Record<string, string>> = {
  name: 'Name',
  slug: 'Slug',
  sku: 'SKU',
  status: 'Status',
  description: 'Description',
  categoryId: 'Category',
  tags: 'Tags',
  attributes: 'Attributes',
  images: 'Images',
  price: 'Price',
  compareAtPrice: 'Compared with',
  prices: 'Other currencies',
  lowStockThreshold: 'Low from',
  weightGrams: 'Weight in grams',
};

interface ConflictProps {
  readonly before: Draft;
  readonly theirs: Draft;
  readonly mine: Draft;
  readonly onTake: () => void;
}

/** What somebody else saved while this form was filled in, beside what stands in it. */
export function Conflict({ before, theirs, mine, onTake }: ConflictProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, [theirs]);
  const names = differing(before, theirs);
  return (
    <div className="conflict" role="alert" tabIndex={-1} ref={place}>
      <p>
        <strong>Somebody else changed this product meanwhile.</strong> What you typed is still in the form;
        nothing of it is saved yet.
      </p>
      {names.length === 0 ? <p>What they changed is not in this form, such as its stock.</p> : null}
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{labels[name] ?? name}</dt>
            <dd>
              Now: <Said value={valueIn(theirs, name)} name={name} />
            </dd>
            <dd>
              {isSame(valueIn(before, name), valueIn(mine, name)) ? (
                'You did not change it: theirs stays.'
              ) : (
                <>
                  Yours: <Said value={valueIn(mine, name)} name={name} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={onTake}>
        Take theirs and drop mine
      </button>
    </div>
  );
}

function Said({ value, name }: { value: unknown; name: string }): ReactNode {
  return name === 'categoryId' ? <Category id={value as string | null} /> : wordsOf(value);
}

function Category({ id }: { id: string | null }): ReactNode {
  const path = useCategoryPath(id);
  return id === null ? 'nothing' : (path ?? '…');
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(wordsOf).join(', ');
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  const { amount, currency }: Partial<Money> = value;
  if (amount !== undefined && currency !== undefined) return moneyOf({ amount, currency });
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${wordsOf(part)}`)
    .join(', ');
}
