import { isDeepStrictEqual } from 'node:util';
import { ValidationFailed } from '../../http/problem/problems.js';
import { refuseIdForm } from '../../http/slug.js';
import type { ProductState } from '../product-facts.js';
import { refuseReserved } from '../product-slug.js';
import { withRow, type CategoryIds, type ProductDraft } from './product-draft.js';
import { faultsOf, type ReadRow, type RefusedRow } from './row-reading.js';

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

/** What the rows of a group come to. */
export interface Evaluated {
  readonly group: Group;
  /** Null: a new product. */
  readonly before: ProductDraft | null;
  /** Null: every row was refused. */
  readonly after: ProductState | null;
  readonly outcomes: Outcomes;
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

/** Carries the rows of a group out, one after the other, on what there is. */
export function evaluated(group: Group, before: ProductDraft | null, categories: CategoryIds): Evaluated {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const refused: RefusedRow[] = [];
  let draft = before;
  for (const { line, row } of group.rows) {
    try {
      if (draft === null) refuseSlug(group.slug);
      const next = withRow(draft, row, categories);
      const outcome = outcomeOf(draft, next, row.sku);
      counts[outcome] += 1;
      if (outcome !== 'unchanged') draft = next;
    } catch (error) {
      refused.push({ line, sku: row.sku, faults: faultsOf(error) });
    }
  }
  return { group, before, after: draft?.state ?? null, outcomes: { ...counts, refused } };
}

function outcomeOf(
  before: ProductDraft | null,
  after: ProductDraft,
  sku: string,
): 'created' | 'updated' | 'unchanged' {
  if (before === null) return 'created';
  if (isDeepStrictEqual(before.state, after.state)) return 'unchanged';
  return before.state.variants.some((variant) => variant.sku === sku) ? 'updated' : 'created';
}

/** Whether anything has to be written. */
export const isChange = ({ before, after }: Evaluated): boolean => after !== null && after !== before?.state;

/** @throws ValidationFailed */
function refuseSlug(slug: string | null): void {
  try {
    refuseIdForm(slug ?? undefined);
    refuseReserved(slug ?? undefined);
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error;
    throw new ValidationFailed(error.errors.map((fault) => ({ ...fault, field: 'product' })));
  }
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
