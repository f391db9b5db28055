import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { isId } from '../../http/fields/text.js';
import { refuseBoth, slice, type Slice } from '../../http/list/listing.js';
import type { ListProductsDto } from '../dto/list-products.dto.js';
import { ProductCounts } from '../product-counts.js';
import { conditionsOf, isWhole, listingFor, type Aspect, type Wanted } from '../product-listing.js';
import type { ProductSummaryRow } from '../products.sql.js';
import { searchPage } from '../../search/broad-search.js';
import type { Recency } from '../../search/ranked-part.js';
import { byTime } from '../../search/recency-by-time.js';
import { understand } from '../../search/understanding.js';
import { catalogueWords } from './catalogue-words.js';
import { facetsOf, type Facets } from './facets.js';
import { findBranch } from './search.sql.js';
import { byShelf } from './shelves.js';

/** A product that was found; with a search, with what matched it. */
export interface FoundProductRow extends ProductSummaryRow {
  /** Matches stand between U+0001 and U+0002. */
  highlight?: { name: string; description: string };
}

/** A page of what was found, and the counts that were asked for. */
export interface FoundProducts extends Slice<FoundProductRow> {
  readonly facets?: Facets;
}

const recency = byTime({ table: 'products', column: 'created_at', field: 'createdAt', among: 'true' });

/** Finds products; who may see which of them is asked elsewhere. */
@Injectable()
export class ProductFinder {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly counts: ProductCounts,
  ) {}

  /**
   * A page of products, and counts by the facets that the request names.
   *
   * @throws MalformedRequest, ValidationFailed page, cursor or sort do not fit
   */
  async find(request: ListProductsDto): Promise<FoundProducts> {
    refuseBoth(request);
    const wanted = await this.understood(request);
    const aspects = [...new Set(request.facets?.split(',') as Aspect[] | undefined)];
    const [page, facets] = await Promise.all([
      this.page(wanted),
      aspects.length === 0 ? undefined : facetsOf(this.database.read, wanted, aspects),
    ]);
    return facets === undefined ? page : { ...page, facets };
  }

  private async understood(request: ListProductsDto): Promise<Wanted> {
    const { search, category, status = 'active' } = request;
    const { read } = this.database;
    const [query, branch] = await Promise.all([
      search === undefined ? undefined : understand(read, search, catalogueWords(read, status !== 'active')),
      category === undefined ? undefined : read.rows(findBranch, category, isId(category) ? category : null),
    ]);
    return {
      ...request,
      ...(query !== undefined && { query }),
      ...(branch !== undefined && { branch: branch.map(({ id }) => id) }),
    };
  }

  private page(wanted: Wanted): Promise<Slice<FoundProductRow>> {
    const source = this.database.read;
    const [listing, conditions] = [listingFor(wanted, this.clock.now()), conditionsOf(wanted)];
    const sort = wanted.sort ?? listing.defaultSort;
    const isRanked = wanted.query !== undefined && /(^|[,-])relevance(,|$)/.test(sort);
    if (isRanked)
      return searchPage({ source, listing, conditions, wanted, sort, recency, ...shelvesFor(wanted) });
    const { status = 'active' } = wanted;
    const count = isWhole(wanted) ? () => this.counts.of(status) : undefined;
    return slice(source, listing, conditions, wanted, count);
  }
}

/** Shelves know the words of active products, and nothing by which finds could be narrowed further. */
function shelvesFor({ query, ...filters }: Wanted): { shelves?: Recency } {
  const shelves =
    query !== undefined && isWhole(filters) && (filters.status ?? 'active') === 'active'
      ? byShelf(query)
      : null;
  return shelves === null ? {} : { shelves };
}
