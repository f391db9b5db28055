import { ListOf, Nested, Nullable, OneOf, Optional } from '../../../http/fields/fields.js';
import { Id, Ids, LongText } from '../../../http/fields/text.js';
import { CommentDto } from './comment.dto.js';

/** What a moderator can say of a comment. */
export const verdicts = ['approved', 'rejected', 'spam'] as const;

/** One word on several comments. */
export class ModerateCommentsDto {
  @Ids(50)
  ids: string[];

  @OneOf(verdicts, 'CommentVerdict')
  status: (typeof verdicts)[number];

  /** Of a rejection, for the authors to read. @example "Please stay with the kettle." */
  @Optional()
  @LongText(500)
  reason?: string;
}

/** What became of one of them. */
export class ModeratedCommentDto {
  @Id()
  id: string;

  /** As it is now; `null`: there is none of that id, or it was deleted. */
  @Nullable()
  @Nested(() => CommentDto)
  comment: CommentDto | null;
}

/** What became of each, in the order of the ids. */
export class ModeratedCommentsDto {
  @ListOf(() => ModeratedCommentDto, 0, 50)
  results: ModeratedCommentDto[];

  static from(results: readonly ModeratedCommentDto[]): ModeratedCommentsDto {
    return Object.assign(new ModeratedCommentsDto(), { results });
  }
}
