import { maxPriceAmount } from '../../../money/money.js';
import { Flag, Int, ListOf, Nested, Optional } from '../../../http/fields/fields.js';
import { Id, LongText, Slug, Text } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import { ProductSummaryDto, summaryOf } from '../../dto/product-summary.dto.js';
import { highlightedLine, highlightedPassage } from '../../../search/highlight.js';
import type { FoundProductRow, FoundProducts } from '../product-finder.js';

const mostProducts = 2_147_483_647;

/** Where a search has matched: HTML with `<mark>` around it; nothing else in it is markup. */
export class HighlightDto {
  /** @example Steel <mark>kettle</mark> */
  @LongText(4000, { empty: true })
  name: string;

  /** A passage of the description, without its Markdown. @example … a <mark>kettle</mark> for two … */
  @LongText(4000, { empty: true })
  description: string;
}

/** A product that a list has found. */
export class FoundProductDto extends ProductSummaryDto {
  /** Only with a search. */
  @Optional()
  @Nested(() => HighlightDto)
  highlight?: HighlightDto;

  static override from({ highlight, ...row }: FoundProductRow): FoundProductDto {
    const product = Object.assign(new FoundProductDto(), summaryOf(row));
    if (highlight !== undefined)
      product.highlight = Object.assign(new HighlightDto(), {
        name: highlightedLine(highlight.name),
        description: highlightedPassage(highlight.description),
      });
    return product;
  }
}

/** How many of the products that were found stand in a category itself. */
export class CategoryFacetDto {
  @Id()
  id: string;

  /** @example kettles */
  @Slug(120)
  slug: string;

  /** @example Kettles */
  @Text(100)
  name: string;

  @Int(0, mostProducts)
  count: number;
}

/** How many cost so much: both ends belong to it, in minor units. */
export class PriceFacetDto {
  @Int(0, maxPriceAmount)
  from: number;

  @Int(0, Number.MAX_SAFE_INTEGER)
  to: number;

  @Int(0, mostProducts)
  count: number;
}

/** How many can be ordered now, and how many cannot. */
export class StockFacetDto {
  @Int(0, mostProducts)
  inStock: number;

  @Int(0, mostProducts)
  outOfStock: number;
}

/** How many carry a tag. */
export class TagFacetDto {
  /** @example bestseller */
  @Text(50)
  tag: string;

  @Int(0, mostProducts)
  count: number;
}

/**
 * Counts over everything that was found, not the page alone. Each leaves out its own filter and keeps the others, so
 * that it says what choosing differently would give.
 */
export class FacetsDto {
  /** The hundred with most, without those that have none. */
  @Optional()
  @ListOf(() => CategoryFacetDto, 0, 100)
  category?: CategoryFacetDto[];

  @Optional()
  @ListOf(() => PriceFacetDto, 0, 30)
  price?: PriceFacetDto[];

  @Optional()
  @Nested(() => StockFacetDto)
  stock?: StockFacetDto;

  /** The hundred with most. */
  @Optional()
  @ListOf(() => TagFacetDto, 0, 100)
  tag?: TagFacetDto[];

  /** `false` when more than 10,000 were found: then the counts are estimates from a sample. */
  @Flag()
  isExact: boolean;
}

/** A page of products. */
export class FoundProductPageDto extends PageOf(FoundProductDto) {
  /** Only when they were asked for. */
  @Optional()
  @Nested(() => FacetsDto)
  facets?: FacetsDto;

  static found(found: FoundProducts): FoundProductPageDto {
    const page = FoundProductPageDto.of(found, (row: FoundProductRow) => FoundProductDto.from(row));
    if (found.facets !== undefined) page.facets = Object.assign(new FacetsDto(), found.facets);
    return page;
  }
}
