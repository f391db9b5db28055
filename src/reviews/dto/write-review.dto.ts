import { PartialType } from '@nestjs/swagger';
import { Int, Nullable, Optional } from '../../http/fields/fields.js';
import { LongText, Text } from '../../http/fields/text.js';

/** A new review. Stars alone are enough. */
export class CreateReviewDto {
  /** Stars. @example 5 */
  @Int(1, 5)
  rating: number;

  /** @example "Pours like a dream" */
  @Optional()
  @Nullable()
  @Text(120)
  title?: string | null;

  /** Plain text. @example "Had it for a month. The lid could be tighter." */
  @Optional()
  @Nullable()
  @LongText(5000)
  body?: string | null;
}

/** What changes of a review; `null` takes a title or a text away. */
export class UpdateReviewDto extends PartialType(CreateReviewDto, { skipNullProperties: false }) {}

/** Why a review is not shown. */
export class RejectReviewDto {
  /** For its author to read. @example "Please say something about the kettle." */
  @Optional()
  @LongText(500)
  reason?: string;
}

/** What the shop answers to a review. */
export class WriteReplyDto {
  /** @example "Thank you, Edda. A new lid is on its way." */
  @LongText(2000)
  body: string;
}
