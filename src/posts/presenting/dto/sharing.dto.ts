import { DateTime, Flag, Nested, Nullable } from '../../../http/fields/fields.js';
import { LongText, Text, Texts } from '../../../http/fields/text.js';

/** What networks show of a post that is shared (ogp.me). */
export class OpenGraphDto {
  /** @example article */
  @Text(20)
  type: string;

  /** @example "How to pour" */
  @Text(200)
  title: string;

  /** @example "Water, patience and a steady hand." */
  @LongText(500, { empty: true })
  description: string;

  /** Its page. @example https://shop.example/posts/how-to-pour */
  @Text(2_500)
  url: string;

  /** @example Stoa */
  @Text(200)
  siteName: string;

  /** @example https://shop.example/api/v1/media/0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11/files/640w-Zm9yIGV2ZXIgYW5kIGV2ZX.png */
  @Nullable()
  @Text(2_500)
  image: string | null;

  @Nullable()
  @DateTime()
  publishedTime: string | null;

  @DateTime()
  modifiedTime: string;

  /** @example ["Pour over"] */
  @Texts(20, 50)
  tags: string[];
}

/** A person, for search engines. */
export class PersonLdDto {
  /** @example Person */
  @Text(20)
  '@type': string;

  /** @example "Edda Torp" */
  @Text(100)
  name: string;
}

/** A post, for search engines (schema.org, JSON-LD). In a page, inside of a script element, write its `<` as `\\u003c`. */
export class BlogPostingLdDto {
  /** @example https://schema.org */
  @Text(100)
  '@context': string;

  /** @example BlogPosting */
  @Text(20)
  '@type': string;

  /** @example "How to pour" */
  @Text(200)
  headline: string;

  /** @example "Water, patience and a steady hand." */
  @LongText(500, { empty: true })
  description: string;

  /** @example https://shop.example/posts/how-to-pour */
  @Text(2_500)
  url: string;

  /** None without an image in front. */
  @Texts(1, 2_500)
  image: string[];

  @Nullable()
  @DateTime()
  datePublished: string | null;

  @DateTime()
  dateModified: string;

  @Nullable()
  @Nested(() => PersonLdDto)
  author: PersonLdDto | null;

  /** @example ["Pour over"] */
  @Texts(20, 50)
  keywords: string[];

  /** `false`: for members. */
  @Flag()
  isAccessibleForFree: boolean;
}
