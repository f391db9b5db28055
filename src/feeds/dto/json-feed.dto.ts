import { DateTime, ListOf, Optional } from '../../http/fields/fields.js';
import { LongText, Text, Texts } from '../../http/fields/text.js';
import { longestHtml } from '../../posts/journal.facade.js';

/** A person, as feeds name people. */
export class FeedAuthorDto {
  /** @example "Edda Torp" */
  @Text(100)
  name: string;
}

/** A post in a feed. */
export class FeedItemDto {
  /** Stays the same whatever becomes of its address. @example urn:uuid:0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11 */
  @Text(45)
  id: string;

  /** Its page. @example https://shop.example/posts/how-to-pour */
  @Text(2_500)
  url: string;

  /** @example "How to pour" */
  @Text(200)
  title: string;

  /** The excerpt. @example "Water, patience and a steady hand." */
  @LongText(500, { empty: true })
  summary: string;

  /** Left out of posts for members, and of those at the end of a very long feed. */
  @Optional()
  @LongText(longestHtml, { empty: true })
  content_html?: string;

  /** The excerpt, in place of `content_html` where that is left out. */
  @Optional()
  @LongText(500, { empty: true })
  content_text?: string;

  /** Left out where nobody has said a name. */
  @Optional()
  @ListOf(() => FeedAuthorDto, 1, 1)
  authors?: FeedAuthorDto[];

  /** @example ["pour-over"] */
  @Texts(20, 50)
  tags: string[];

  @DateTime()
  date_published: string;

  @DateTime()
  date_modified: string;
}

/** The newest posts, as JSON Feed 1.1 (https://jsonfeed.org/version/1.1). */
export class JsonFeedDto {
  /** @example https://jsonfeed.org/version/1.1 */
  @Text(100)
  version: string;

  /** @example Stoa */
  @Text(300)
  title: string;

  /** @example https://shop.example */
  @Text(2_500)
  home_page_url: string;

  /** @example https://shop.example/feeds/posts.json */
  @Text(2_500)
  feed_url: string;

  @ListOf(() => FeedItemDto, 0, 20)
  items: FeedItemDto[];
}
