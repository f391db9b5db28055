import { PartialType } from '@nestjs/swagger';
import { DateTime, Nullable, Optional } from '../../http/fields/fields.js';
import { LongText, Slug, Text, Texts } from '../../http/fields/text.js';

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
}

/** What changes of a post; what is left out stays. */
export class UpdatePostDto extends PartialType(CreatePostDto, { skipNullProperties: false }) {}

/** When a post is published. */
export class PublishPostDto {
  /** Left out, or a time that has come: now. */
  @Optional()
  @DateTime()
  publishAt?: string;
}
