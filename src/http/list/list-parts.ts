import type { Sortable } from './sort.js';

/** The SQL of one list; `where` grows by what the request filters. */
export interface Listing {
  /** Columns after SELECT, and everything from FROM up to WHERE. */
  readonly select: string;
  readonly from: string;
  /** Values of the `?` in `from`, when it has any. */
  readonly values?: readonly unknown[];
  /** Columns that may be sorted by; they are never null. */
  readonly sortable: Sortable;
  readonly defaultSort: string;
  readonly idColumn: string;
  /** For rows that cost: `select` is then of these, joined to the ids of the page once it is found. */
  readonly shown?: Shown;
  /** Whether pages of it are {@link quick} to find, those that begin far on left out: by an index in their order. */
  readonly isQuick?: boolean;
  /**
   * Where filters differ too much in how many rows they leave for one plan: each request is planned for its own values,
   * after the planner has been asked how many there are.
   */
  readonly bounds?: Bounds;
}

/** Where the columns of a page's rows come from. */
export interface Shown {
  /** A table; or several, joined and in brackets. */
  readonly from: string;
  readonly idColumn: string;
  /** Values of the `?` in `select`, and of those in `from`. */
  readonly selected?: readonly unknown[];
  readonly values?: readonly unknown[];
}

/** A condition in SQL; each `?` stands for one value. */
export interface Condition {
  readonly sql: string;
  /** The same for counting, said so that no index is asked: beside filters that leave few rows it costs more than it spares. */
  readonly counting?: string;
  readonly values: readonly unknown[];
}

/** Text of a condition with its values: ``where`p.status = ${status}` ``. */
export function where(strings: TemplateStringsArray, ...values: unknown[]): Condition {
  return { sql: strings.join('?'), values };
}

/**
 * What a list does by the planner's estimate. Below `gather` all rows are gathered through the indexes of the filters
 * and then sorted: the planner would often rather walk through the sorted index until a page is full, and for what is
 * rare, it walks through all of it. From `count` on there are surely more than can be counted, and nothing is counted;
 * from `weigh` on nothing is counted that would take long by the planner's word.
 */
export interface Bounds {
  readonly gather: number;
  readonly count: number;
  readonly weigh: number;
}
