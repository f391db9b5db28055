import { Optional } from '../../../http/fields/fields.js';
import { Id, LongText } from '../../../http/fields/text.js';

/** A new text of a comment. */
export class UpdateCommentDto {
  /** Plain text. @example "Works with tea too, at 80 degrees." */
  @LongText(5000)
  body: string;
}

/** A new comment. */
export class CreateCommentDto extends UpdateCommentDto {
  /** The comment that this replies to; it must not be a reply itself. */
  @Optional()
  @Id()
  parentId?: string;
}

/** Why a comment is not shown. */
export class RejectCommentDto {
  /** For its author to read. @example "Please stay with the kettle." */
  @Optional()
  @LongText(500)
  reason?: string;
}
