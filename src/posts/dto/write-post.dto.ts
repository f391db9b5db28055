import { PartialType } from '@nestjs/swagger';
import { DateTime, Flag, Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { Formed, Id, LongText, Slug, Text, Texts } from '../../http/fields/text.js';
import { postVisibilities, type PostVisibility } from '../post.entity.js';

/** An address of ASCII, as browsers send it, without a user in it, which would hide where it leads. */
export const webAddress =
  /^https?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:([0-9]{1,4}|[1-5][0-9]{4}))?([/?#][!#-;=?-[\]_a-z~]*)?$/;

/** A new post, or all of an old one. */
export class CreatePostDto {
  /** @example "How to pour" */
  @Text(200)
  title: string;

  /** Markdown. @example "Boil **fresh** water." */
  @LongText(60_000)
  content: string;

  /** Left out, it is the beginning of the text. @example "Water, patience and a steady hand." */
  @Optional()
  @LongText(500)
  excerpt?: string;

  /** Names; those that are new come into being. @example ["Pour over"] */
  @Optional()
  @Texts(20, 50)
  tags?: string[];

  /** Left out, it is made from the title. Once published, an old slug leads to the new one. @example how-to-pour */
  @Optional()
  @Slug(220)
  slug?: string;

  /** When the draft publishes itself; a time that has come publishes it at once. `null`: it does not. */
  @Optional()
  @Nullable()
  @DateTime()
  publishAt?: string | null;

  /** The title that search engines show; `null`: that of the post. @example "How to pour tea" */
  @Optional()
  @Nullable()
  @Text(200)
  metaTitle?: string | null;

  /** What search engines show below it; `null`: the excerpt. @example "Pouring tea in five steps." */
  @Optional()
  @Nullable()
  @Text(500)
  metaDescription?: string | null;

  /** Where the text stood first, if that was elsewhere. @example https://example.com/how-to-pour */
  @Optional()
  @Nullable()
  @Formed(webAddress, 2000, 'must be an http or https address')
  canonicalUrl?: string | null;

  /** `members`: once published, the text is for those who have signed in; others see title and excerpt. Left out, it stays, and is `public` at first. */
  @Optional()
  @OneOf(postVisibilities, 'PostVisibility')
  visibility?: PostVisibility;

  /** The image in front, from the library: one's own, or one that is public. `null`: none. */
  @Optional()
  @Nullable()
  @Id()
  coverImageId?: string | null;

  /** Whether it is recommended; editors say so. Left out, it stays. */
  @Optional()
  @Flag()
  featured?: boolean;

  /** Whether it stands before all others; editors say so. Left out, it stays. */
  @Optional()
  @Flag()
  pinned?: boolean;
}

/** What changes of a post; what is left out stays. */
export class UpdatePostDto extends PartialType(CreatePostDto, { skipNullProperties: false }) {}

/** When a post is published. */
export class PublishPostDto {
  /** Left out, or a time that has come: now. @example 2030-01-31T09:30:00.000Z */
  @Optional()
  @DateTime()
  publishAt?: string;
}
