import { Nullable, OneOf, Optional, QueryInt } from '../../../http/fields/fields.js';
import { Id, Slug, Text } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';

export const suggestionKinds = ['product', 'category', 'word'] as const;
/** What a suggestion is. */
export type SuggestionKind = (typeof suggestionKinds)[number];

/** What somebody has typed so far. */
export class SuggestQuery {
  /** @example kett */
  @Text(100)
  q: string;

  /** How many suggestions at most. */
  @Optional()
  @QueryInt(1, 20)
  limit?: number;
}

/** How what was typed may go on. */
export class SuggestionDto {
  /** @example Steel kettle */
  @Text(200)
  text: string;

  @OneOf(suggestionKinds, 'SuggestionKind')
  kind: SuggestionKind;

  /** Of the product or category; `null` for a word. @example steel-kettle */
  @Nullable()
  @Slug(220)
  slug: string | null;

  @Nullable()
  @Id()
  id: string | null;
}

/** Suggestions, all of them at once. */
export class SuggestionPageDto extends PageOf(SuggestionDto) {}
