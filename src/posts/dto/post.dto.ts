import { ApiProperty } from '@nestjs/swagger';
import { ListOf, Nested, Nullable } from '../../http/fields/fields.js';
import { Formed, LongText, Text } from '../../http/fields/text.js';
import { longestHtml } from '../markdown/renderer.js';
import type { PostRow } from '../posts.sql.js';
import { webAddress } from './write-post.dto.js';

import { ProductCardDto } from '../presenting/dto/product-card.dto.js';
import { BlogPostingLdDto, OpenGraphDto } from '../presenting/dto/sharing.dto.js';
import { PostSummaryDto, summaryOf } from './post-summary.dto.js';

/** A post with its text. */
export class PostDto extends PostSummaryDto {
  /** Markdown; `null`: it is for members, and nobody has signed in. @example "Boil **fresh** water." */
  @Nullable()
  @LongText(60_000)
  content: string | null;

  /** `content` as HTML that is safe to show. */
  @Nullable()
  @ApiProperty({
    type: 'string',
    maxLength: longestHtml,
    example: '<p>Boil <strong>fresh</strong> water.</p>',
    pattern: '^[^\\u0000]*$',
  })
  contentHtml: string | null;

  /** The title that search engines show; `null`: that of the post. @example "How to pour tea" */
  @Nullable()
  @Text(200)
  metaTitle: string | null;

  /** What search engines show below it; `null`: the excerpt. @example "Pouring tea in five steps." */
  @Nullable()
  @Text(500)
  metaDescription: string | null;

  /** Where the text stood first, if that was elsewhere. @example https://example.com/how-to-pour */
  @Nullable()
  @Formed(webAddress, 2000, 'must be an http or https address')
  canonicalUrl: string | null;

  /** What its text shows of the catalogue, as it is on sale now; `contentHtml` has them in their places. */
  @ListOf(() => ProductCardDto, 0, 20)
  products: ProductCardDto[];

  /** What networks show of it where it is shared. */
  @Nested(() => OpenGraphDto)
  openGraph: OpenGraphDto;

  /** The same for search engines: JSON-LD. It holds what people have typed: inside of a script element write its `<` as `\\u003c`. */
  @Nested(() => BlogPostingLdDto)
  jsonLd: BlogPostingLdDto;

  /**
   * What a change of it is guarded by: all that its author and editors decide. Likes, comments, smaller images and prices of
   * products change without them.
   */
  guarded(): object {
    const { coverImage, commentCount: _, likeCount: __, contentHtml: ___, ...rest } = this;
    const { products: ____, openGraph: _____, jsonLd: ______, ...decided } = rest;
    return { ...decided, coverImage: coverImage?.id ?? null };
  }

  static override from(row: PostRow): PostDto {
    return Object.assign(new PostDto(), summaryOf(row), {
      content: row.content,
      contentHtml: row.content_html,
      metaTitle: row.meta_title,
      metaDescription: row.meta_description,
      canonicalUrl: row.canonical_url,
    });
  }

  /** The post without its text, as those see it who are no members. */
  static closed(row: PostRow): PostDto {
    return Object.assign(PostDto.from(row), { content: null, contentHtml: null });
  }
}
