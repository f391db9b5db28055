import { isDeepStrictEqual } from 'node:util';
import { ValidationFailed } from '../../http/problem/problems.js';
import { refuseIdForm } from '../../http/slug.js';
import type { ProductState } from '../product-facts.js';
import { refuseReserved } from '../product-slug.js';
import { choiceOf } from '../variants/option-fit.js';
import { OptionMismatch } from '../variants/variant.problems.js';
import type { Group, Outcomes } from './batch-plan.js';
import { possibleTogether, type Move } from './moves-together.js';
import { withRow, type CategoryIds, type ProductDraft } from './product-draft.js';
import { faultsOf, type ReadRow, type RefusedRow } from './row-reading.js';

/** What the rows of a group come to. */
export interface Evaluated {
  readonly group: Group;
  /** Null: a new product. */
  readonly before: ProductDraft | null;
  /** Null: every row was refused. */
  readonly after: ProductState | null;
  readonly outcomes: Outcomes;
}

/**
 * Carries the rows of a group out, one after the other, on what there is. A row that gives its variant the choice of
 * another waits for the end: if rows give that one another choice, as when two swap theirs, all of them are taken.
 */
export function evaluated(group: Group, before: ProductDraft | null, categories: CategoryIds): Evaluated {
  const evaluation = new Evaluation(group.slug, before, categories);
  for (const read of group.rows) evaluation.take(read);
  evaluation.settle();
  return { group, before, after: evaluation.draft?.state ?? null, outcomes: evaluation.outcomes };
}

/** Whether anything has to be written. */
export const isChange = ({ before, after }: Evaluated): boolean => after !== null && after !== before?.state;

/** A row whose variant would be the same choice as another. */
interface Waiting extends Move {
  readonly read: ReadRow;
  readonly fault: OptionMismatch;
}

/** The rows of a group, while they are carried out. */
class Evaluation {
  private readonly counts = { created: 0, updated: 0, unchanged: 0 };
  private readonly refused: RefusedRow[] = [];
  private waiting: readonly Waiting[] = [];

  constructor(
    private readonly slug: string | null,
    public draft: ProductDraft | null,
    private readonly categories: CategoryIds,
  ) {}

  get outcomes(): Outcomes {
    return { ...this.counts, refused: this.refused };
  }

  take(read: ReadRow): void {
    const { sku } = read.row;
    // of two rows with one SKU the later wins, so the earlier does not come after it
    this.refuseWaiting((earlier) => earlier.sku === sku);
    try {
      const next = this.with(this.draft, read);
      const clash = clashOf(this.draft, next, sku);
      if (clash === null) this.draft = this.counted(this.draft, next, sku);
      else this.waiting = [...this.waiting, { ...clash, sku, read }];
    } catch (error) {
      this.refuse(read, error);
    }
  }

  /** Takes those that waited and can be carried out all at once; refuses the others. */
  settle(): void {
    const together = possibleTogether(this.waiting, this.draft?.state.variants ?? []);
    let next = this.draft;
    for (const { read } of together) {
      try {
        next = this.with(next, read);
      } catch (error) {
        // without it others may have no room
        this.waiting = this.waiting.filter((other) => other.read !== read);
        this.refuse(read, error);
        return this.settle();
      }
    }
    for (const { read } of together)
      this.draft = this.counted(this.draft, this.with(this.draft, read), read.row.sku);
    this.refuseWaiting((one) => !together.includes(one));
    this.waiting = [];
  }

  /** @throws ValidationFailed, OptionMismatch, UnknownCategory, TooManyVariants */
  private with(draft: ProductDraft | null, { row }: ReadRow): ProductDraft {
    if (draft === null) refuseSlug(this.slug);
    return withRow(draft, row, this.categories);
  }

  private counted(before: ProductDraft | null, after: ProductDraft, sku: string): ProductDraft | null {
    const outcome = outcomeOf(before, after, sku);
    this.counts[outcome] += 1;
    return outcome === 'unchanged' ? before : after;
  }

  private refuse({ line, row: { sku } }: ReadRow, error: unknown): void {
    this.refused.push({ line, sku, faults: faultsOf(error) });
  }

  private refuseWaiting(isMeant: (one: Waiting) => boolean): void {
    for (const one of this.waiting.filter(isMeant)) this.refuse(one.read, one.fault);
    this.waiting = this.waiting.filter((one) => !isMeant(one));
  }
}

/** The choice that the variant comes to, if it is another's; it had it not before. */
function clashOf(
  before: ProductDraft | null,
  { state }: ProductDraft,
  sku: string,
): Omit<Waiting, 'sku' | 'read'> | null {
  const [was, is] = [before?.state, state].map((one) => one?.variants.find((variant) => variant.sku === sku));
  if (is === undefined || (was !== undefined && isDeepStrictEqual(was.options, is.options))) return null;
  const choice = choiceOf(is);
  const twin = state.variants.find((variant) => variant.sku !== sku && choiceOf(variant) === choice);
  if (twin === undefined) return null;
  return { choice, fault: new OptionMismatch(`${twin.sku} and ${sku} are the same choice.`) };
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
