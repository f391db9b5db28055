import type { ListQuery } from '../http/list/list-query.dto.js';
import { limitOf, type Condition, type Listing } from '../http/list/listing.js';
import type { Rows } from '../database/statement.js';

/** How many of the newest are ranked when a search finds more than can be; rounded down to whole pages. */
const mostRanked = 500;

/** A search in the order of relevance. */
export interface Search {
  readonly source: Rows;
  /** Its `from` begins with a table that is called `p`. */
  readonly listing: Listing;
  readonly conditions: readonly Condition[];
  readonly wanted: ListQuery;
  readonly sort: string;
  /** What makes one find newer than another, when there are too many to rank them all. */
  readonly recency: Recency;
  /** The same at a cost that does not grow with the finds; where it knows of too few of them, it is as if it was not there. */
  readonly shelves?: Recency;
}

/** What makes one row newer than another, and how the newest are found. */
export interface Recency {
  /** By this its cursors are known. */
  readonly name: string;
  /** A column of `p` that is never null, and the field that stands for it. */
  readonly column: string;
  readonly field: string;
  /** How many values an edge has. */
  readonly width: number;
  /** The newest finds, `most` of them; null: there are none, or too few to rank only them. */
  newest(search: Search, most: number): Promise<Newest | null>;
  /** The finds that lie between the edges. */
  within(search: Search, edges: Edges): Part;
  /** What lies behind the last of them. */
  behind(edges: Edges): Condition;
}

/** Some of what a search finds. */
export interface Part {
  readonly listing: Listing;
  readonly conditions: readonly Condition[];
}

/** Where the newest finds begin and end. */
export interface Edges {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** The newest finds. */
export interface Newest extends Edges {
  /** How many they are, in whole pages. */
  readonly size: number;
  /** How many finds there are in all, where that can be told from how near to each other these are. */
  readonly estimate?: number;
}

/** The newest finds that are ranked, at most 500; null: nothing is found. */
export function newest(search: Search, recency: Recency): Promise<Newest | null> {
  const limit = limitOf(search.wanted);
  return recency.newest(search, mostRanked - (mostRanked % limit));
}
