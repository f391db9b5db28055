import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { Owner, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { NotFound, PreconditionFailed } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { PostPresenter } from '../presenting/post-presenter.js';
import { PostDto } from '../dto/post.dto.js';
import { CommentClosing } from './comment-closing.js';
import { CommentModeration } from './comment-moderation.js';
import { CommentDto } from './dto/comment.dto.js';
import { ModerateCommentsDto, ModeratedCommentsDto } from './dto/moderate-comments.dto.js';
import { RejectCommentDto } from './dto/write-comment.dto.js';

@Controller()
export class CommentModerationController {
  constructor(
    private readonly moderation: CommentModeration,
    private readonly closing: CommentClosing,
  ) {}

  /** Show a comment to everybody. @remarks One that is approved already stays as it is. */
  @Post('comments/:id/approve')
  @HttpCode(200)
  @Requires('comments:moderate')
  @Throws(NotFound, PreconditionFailed)
  approveComment(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<CommentDto> {
    return this.moderation.decide(caller, id, { status: 'approved' }, precondition);
  }

  /** Do not show a comment, or no longer. @remarks Its author sees the reason. */
  @Post('comments/:id/reject')
  @HttpCode(200)
  @Requires('comments:moderate')
  @Throws(NotFound, PreconditionFailed)
  @ApiBody({ type: RejectCommentDto, required: false })
  rejectComment(
    @IdParam() id: string,
    @Body() { reason }: RejectCommentDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<CommentDto> {
    return this.moderation.decide(caller, id, { status: 'rejected', reason }, precondition);
  }

  /** Do not show a comment, and trust its author no longer. */
  @Post('comments/:id/spam')
  @HttpCode(200)
  @Requires('comments:moderate')
  @Throws(NotFound, PreconditionFailed)
  markCommentAsSpam(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<CommentDto> {
    return this.moderation.decide(caller, id, { status: 'spam' }, precondition);
  }

  /** Say the same of several comments. @remarks Each is decided on its own, as one by one. */
  @Post('comments/moderate')
  @HttpCode(200)
  @Requires('comments:moderate')
  async moderateComments(
    @Body() { ids, ...verdict }: ModerateCommentsDto,
    @CurrentCaller() caller: Caller,
  ): Promise<ModeratedCommentsDto> {
    return ModeratedCommentsDto.from(await this.moderation.decideAll(caller, ids, verdict));
  }

  /** Take no more comments on a post. @remarks Those that are there stay. */
  @Post('posts/:id/comments/close')
  @UseInterceptors(PostPresenter)
  @HttpCode(200)
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound)
  closeComments(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<PostDto> {
    return this.closing.set(caller, id, true);
  }

  /** Take comments on a post again. */
  @Post('posts/:id/comments/open')
  @UseInterceptors(PostPresenter)
  @HttpCode(200)
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound)
  openComments(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<PostDto> {
    return this.closing.set(caller, id, false);
  }
}
