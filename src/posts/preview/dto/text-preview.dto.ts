import { ApiProperty } from '@nestjs/swagger';
import { LongText } from '../../../http/fields/text.js';
import { longestHtml } from '../../markdown/renderer.js';

/** A text that is no post yet. */
export class PreviewPostDto {
  /** Markdown. @example "Boil **fresh** water." */
  @LongText(60_000)
  content: string;
}

/** What it would look like as a post. */
export class PostPreviewDto {
  /** Safe to show: what `contentHtml` of a post with this text would be. */
  @ApiProperty({
    type: 'string',
    maxLength: longestHtml,
    example: '<p>Boil <strong>fresh</strong> water.</p>',
    pattern: '^[^\\u0000]*$',
  })
  html: string;

  static from(html: string): PostPreviewDto {
    return Object.assign(new PostPreviewDto(), { html });
  }
}
