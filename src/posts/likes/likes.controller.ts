import { Controller, Delete, Get, Put } from '@nestjs/common';
import { Public, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { CommentNotShown } from '../comments/comment.problems.js';
import { PostNotPublished } from '../post.problems.js';
import { LikesDto } from './dto/likes.dto.js';
import { Likes } from './likes.js';

@Controller()
export class LikesController {
  constructor(private readonly likes: Likes) {}

  /** How many like a post, and whether I do. */
  @Get('posts/:id/like')
  @Public()
  @Throws(NotFound)
  async getPostLike(@IdParam() id: string, @CurrentCaller() caller: Caller | null): Promise<LikesDto> {
    return LikesDto.from(await this.likes.ofPost(caller, id));
  }

  /** Like a post. @remarks Once each, one's own too; again, it stays so. */
  @Put('posts/:id/like')
  @Requires('comments:write')
  @Throws(NotFound, PostNotPublished)
  async likePost(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<LikesDto> {
    return LikesDto.from(await this.likes.setOnPost(caller, id, { likes: true, precondition }));
  }

  /** Like a post no longer. */
  @Delete('posts/:id/like')
  @Requires('comments:write')
  @Throws(NotFound)
  async unlikePost(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<LikesDto> {
    return LikesDto.from(await this.likes.setOnPost(caller, id, { likes: false, precondition }));
  }

  /** Like a comment. @remarks One that is approved; once each, one's own too; again, it stays so. */
  @Put('comments/:id/like')
  @Requires('comments:write')
  @Throws(NotFound, CommentNotShown)
  async likeComment(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<LikesDto> {
    return LikesDto.from(await this.likes.setOnComment(caller, id, { likes: true, precondition }));
  }

  /** Like a comment no longer. */
  @Delete('comments/:id/like')
  @Requires('comments:write')
  @Throws(NotFound)
  async unlikeComment(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<LikesDto> {
    return LikesDto.from(await this.likes.setOnComment(caller, id, { likes: false, precondition }));
  }
}
