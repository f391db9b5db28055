import { Nested, Optional } from '../../../http/fields/fields.js';
import { LongText } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import { highlightedLine, highlightedPassage } from '../../../search/highlight.js';
import { PostSummaryDto } from '../../dto/post-summary.dto.js';
import type { FoundPostRow } from '../post-finder.js';

/** Where a search has matched: HTML with `<mark>` around it; nothing else in it is markup. */
export class PostHighlightsDto {
  /** @example How to <mark>pour</mark> */
  @LongText(4000, { empty: true })
  title: string;

  /** A passage of the text, without its Markdown; of the excerpt where the text is for members and nobody has signed in. @example … then <mark>pour</mark> slowly … */
  @LongText(4000, { empty: true })
  text: string;
}

/** A post that a list has found. */
export class FoundPostDto extends PostSummaryDto {
  /** Only with a search. */
  @Optional()
  @Nested(() => PostHighlightsDto)
  highlights?: PostHighlightsDto;

  static override from({ highlights, ...row }: FoundPostRow): FoundPostDto {
    const post = Object.assign(new FoundPostDto(), PostSummaryDto.from(row));
    if (highlights !== undefined)
      post.highlights = Object.assign(new PostHighlightsDto(), {
        title: highlightedLine(highlights.title),
        text: highlightedPassage(highlights.text),
      });
    return post;
  }
}

/** A page of posts. */
export class FoundPostPageDto extends PageOf(FoundPostDto) {}
