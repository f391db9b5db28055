import { useId, type ReactNode } from 'react';
import { Link } from 'wouter';
import { SearchFilter, SelectFilter, useFilter } from '../../parts/filters.js';
import { List, type Asked } from '../../parts/list.js';
import { Only } from '../../parts/only.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { stoa } from '../../stoa.js';
import { CategoryChooser } from '../categories/category-chooser.js';
import { productColumns } from './product-columns.js';
import './products.css';

const load = (asked: Asked): ReturnType<typeof stoa.listProducts> =>
  stoa.listProducts({ status: 'any', limit: 25, ...asked });

/** All products, however many there are. */
export default function Products(): ReactNode {
  return (
    <Only may="catalogue:write">
      <ScreenHead title="Products">
        <Link href="/categories" className="button">
          Categories
        </Link>
        <Link href="/imports" className="button">
          Import and export
        </Link>
        <Link href="/products/new" className="button main">
          New product
        </Link>
      </ScreenHead>
      <Filters />
      <List
        title="Products"
        queryKey={['products']}
        load={load}
        columns={productColumns}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/products/${id}`}
        empty="No product is like that. Take a filter away, or add a product."
      />
    </Only>
  );
}

function Filters(): ReactNode {
  return (
    <div className="filters">
      <SearchFilter label="Search by name, SKU, tag or description" />
      <SelectFilter
        name="status"
        label="Status"
        all="Any"
        options={[
          ['active', 'Active'],
          ['draft', 'Draft'],
          ['archived', 'Archived'],
        ]}
      />
      <SelectFilter
        name="inStock"
        label="Stock"
        all="Any"
        options={[
          ['true', 'In stock'],
          ['false', 'Sold out'],
        ]}
      />
      <CategoryFilter />
      <SearchFilter name="tag" label="Tag, as it was written" />
    </div>
  );
}

function CategoryFilter(): ReactNode {
  const id = useId();
  const [category, setCategory] = useFilter('category');
  return (
    <div className="filter wide">
      <label htmlFor={id}>Category</label>
      <CategoryChooser
        id={id}
        chosen={category === '' ? null : category}
        onChoose={(chosen) => setCategory(chosen ?? '')}
        none="Any category"
      />
    </div>
  );
}
