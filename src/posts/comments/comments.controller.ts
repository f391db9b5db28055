import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Owner, Public, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Creates } from '../../http/created.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { PostNotPublished } from '../post.problems.js';
import { CommentReading } from './comment-reading.js';
import {
  CommentsClosed,
  CommentTooDeep,
  DuplicateComment,
  EditWindowOver,
  UnknownParentComment,
} from './comment.problems.js';
import { CommentsService } from './comments.service.js';
import { CommentDto, CommentPageDto, CommentThreadDto, CommentThreadPageDto } from './dto/comment.dto.js';
import { ListCommentsDto } from './dto/list-comments.dto.js';
import { CreateCommentDto, UpdateCommentDto } from './dto/write-comment.dto.js';

@Controller()
export class CommentsController {
  constructor(
    private readonly comments: CommentsService,
    private readonly reading: CommentReading,
  ) {}

  /** The comments of a post, the oldest first, each with its oldest replies. @remarks Approved ones, and one's own. One that is gone keeps its place above its replies. Of a post for members they are for members, too. */
  @Get('posts/:id/comments')
  @Public()
  @Throws(NotFound)
  async listPostComments(
    @IdParam() id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller | null,
  ): Promise<CommentThreadPageDto> {
    const { replies, ...page } = await this.reading.ofPost(caller, id, query);
    return CommentThreadPageDto.of(page, (row) => CommentThreadDto.with(row, replies, caller));
  }

  /** Comment on a published post, or reply to a comment. @remarks It is shown at once, or when a moderator has approved it: see `status`. */
  @Post('posts/:id/comments')
  @Requires('comments:write')
  @Creates('/comments')
  @Idempotent()
  @Throws(NotFound, PostNotPublished, CommentsClosed, UnknownParentComment, CommentTooDeep, DuplicateComment)
  createComment(
    @IdParam() id: string,
    @Body() body: CreateCommentDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<CommentDto> {
    return this.comments.create(caller, id, body, retry);
  }

  /** My comments; everybody's for moderators. @remarks `status=pending` is the queue of moderation. */
  @Get('comments')
  @Owner('comments:write', 'comments:moderate')
  async listComments(
    @Query() query: ListCommentsDto,
    @CurrentCaller() caller: Caller,
  ): Promise<CommentPageDto> {
    return CommentPageDto.of(await this.reading.list(caller, query), (row) => CommentDto.from(row, caller));
  }

  /** Read a comment. @remarks An approved one is as visible as its post; others are seen by their author and by moderators. */
  @Get('comments/:id')
  @Public()
  @Throws(NotFound)
  async getComment(@IdParam() id: string, @CurrentCaller() caller: Caller | null): Promise<CommentDto> {
    return CommentDto.from(await this.reading.get(caller, id), caller);
  }

  /** The replies to a comment, the oldest first. @remarks Approved ones, and one's own. */
  @Get('comments/:id/replies')
  @Public()
  @Throws(NotFound)
  async listReplies(
    @IdParam() id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller | null,
  ): Promise<CommentPageDto> {
    const page = await this.reading.repliesTo(caller, id, query);
    return CommentPageDto.of(page, (row) => CommentDto.from(row, caller));
  }

  /** Change a comment. @remarks Its author for some minutes, editors always. What its author changes is moderated anew. */
  @Patch('comments/:id')
  @Owner('comments:write', 'comments:write:any')
  @Throws(NotFound, EditWindowOver)
  updateComment(
    @IdParam() id: string,
    @Body() body: UpdateCommentDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<CommentDto> {
    return this.comments.update(caller, id, body, precondition);
  }

  /** Delete a comment. @remarks One with replies leaves its place in the thread, without text and author. */
  @Delete('comments/:id')
  @HttpCode(204)
  @Owner('comments:write', 'comments:write:any')
  @Throws(NotFound)
  deleteComment(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.comments.delete(caller, id, precondition);
  }
}
