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
import { CommentTooDeep, PostNotPublished, UnknownParentComment } from '../post.problems.js';
import { CommentsService } from './comments.service.js';
import { CommentDto, CommentPageDto, CreateCommentDto, UpdateCommentDto } from './dto/comment.dto.js';

@Controller()
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  /** The comments of a post, the oldest first. */
  @Get('posts/:id/comments')
  @Public()
  @Throws(NotFound)
  async listComments(
    @IdParam() id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller | null,
  ): Promise<CommentPageDto> {
    return CommentPageDto.of(await this.comments.list(caller, id, query), CommentDto.from);
  }

  /** Comment on a published post, or reply to a comment. */
  @Post('posts/:id/comments')
  @Requires('comments:write')
  @Creates('/comments')
  @Idempotent()
  @Throws(NotFound, PostNotPublished, UnknownParentComment, CommentTooDeep)
  createComment(
    @IdParam() id: string,
    @Body() body: CreateCommentDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<CommentDto> {
    return this.comments.create(caller, id, body, retry);
  }

  /** Read a comment. @remarks As visible as its post. */
  @Get('comments/:id')
  @Public()
  @Throws(NotFound)
  async getComment(@IdParam() id: string, @CurrentCaller() caller: Caller | null): Promise<CommentDto> {
    return CommentDto.from(await this.comments.get(caller, id));
  }

  /** Change a comment. */
  @Patch('comments/:id')
  @Owner('comments:write', 'comments:write:any')
  @Throws(NotFound)
  updateComment(
    @IdParam() id: string,
    @Body() body: UpdateCommentDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<CommentDto> {
    return this.comments.update(caller, id, body, precondition);
  }

  /** Delete a comment. @remarks Its text is gone, its place in the thread stays. */
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
