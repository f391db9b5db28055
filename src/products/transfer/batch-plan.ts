import type { CategoryIds } from './product-draft.js';
import type { ReadRow, RefusedRow } from './row-reading.js';

/** What the database knows of the SKUs and slugs that rows name. */
export interface Known {
  /** Product ids by SKU. */
  readonly skus: ReadonlyMap<string, string>;
  /** Product ids by slug. */
  readonly slugs: ReadonlyMap<string, string>;
  readonly categories: CategoryIds;
}

/** The rows of one product, in their order. */
export interface Group {
  /** Null: there is no such product yet. */
  readonly productId: string | null;
  /** The slug that a new product shall have; null: one made from its name. */
  readonly slug: string | null;
  readonly rows: ReadRow[];
}

/** What became of rows. */
export interface Outcomes {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
}

/** Puts the rows of each product together; one whose SKU is another product's is refused. */
export function grouped(rows: readonly ReadRow[], known: Known): { groups: Group[]; refused: RefusedRow[] } {
  const groups = new Map<string, Group>();
  const keys = new Map<string, string>();
  const refused: RefusedRow[] = [];
  for (const read of rows) {
    const { sku, product } = read.row;
    const named = product === undefined ? null : (known.slugs.get(product) ?? `slug ${product}`);
    const own = known.skus.get(sku) ?? keys.get(sku) ?? named ?? `sku ${sku}`;
    if (named !== null && own !== named) refused.push(elsewhere(read));
    else {
      keys.set(sku, own);
      const group = groups.get(own) ?? begun(own, product);
      group.rows.push(read);
      groups.set(own, group);
    }
  }
  return { groups: [...groups.values()], refused };
}

/** A key is the id of a product, or has a space in it. */
function begun(key: string, slug: string | undefined): Group {
  return key.includes(' ')
    ? { productId: null, slug: slug ?? null, rows: [] }
    : { productId: key, slug: null, rows: [] };
}

const elsewhere = ({ line, row: { sku, product } }: ReadRow): RefusedRow => ({
  line,
  sku,
  faults: [
    { field: 'product', message: `the SKU is of another product than "${product}"`, code: 'SKU_ELSEWHERE' },
  ],
});

/** All outcomes together. */
export function summed(outcomes: readonly Outcomes[]): Outcomes {
  const sum = (name: 'created' | 'updated' | 'unchanged'): number =>
    outcomes.reduce((total, one) => total + one[name], 0);
  return {
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    refused: outcomes.flatMap(({ refused }) => refused).sort((one, other) => one.line - other.line),
  };
}
