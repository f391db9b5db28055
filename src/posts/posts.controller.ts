import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  Query,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Owner, Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Creates } from '../http/created.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdOrSlugParam, IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { NotFound, PreconditionFailed } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { UnknownMedia } from '../media/media.facade.js';
import { ListPostsDto } from './dto/list-posts.dto.js';
import { PostDto } from './dto/post.dto.js';
import { RelatedPostsDto } from './dto/post-summary.dto.js';
import { CreatePostDto, PublishPostDto, UpdatePostDto } from './dto/write-post.dto.js';
import { GetPostDto } from './preview/dto/preview.dto.js';
import { PostPresenter } from './presenting/post-presenter.js';
import { Previews } from './preview/previews.js';
import { PostReading } from './post-reading.js';
import { ContentTooComplex, PostAlreadyPublished, PostSlugTaken } from './post.problems.js';
import { PostsService } from './posts.service.js';
import { FoundPostDto, FoundPostPageDto } from './search/dto/found-post.dto.js';
import { Publishing } from './publishing.js';

@Controller('posts')
@UseInterceptors(PostPresenter)
export class PostsController {
  constructor(
    private readonly posts: PostsService,
    private readonly publishing: Publishing,
    private readonly reading: PostReading,
    private readonly previews: Previews,
  ) {}

  /**
   * Find posts.
   *
   * @remarks Published ones, unless `status` names drafts: one's own, or everybody's for editors. Without their text. Posts for
   *   members are listed for everybody, `visibility` says so. A search takes accents, capitals and forms of words for the same, words that are only begun, and a mistyped one for the
   *   nearest that published posts have.
   */
  @Get()
  @Public()
  async listPosts(
    @Query() query: ListPostsDto,
    @CurrentCaller() caller: Caller | null,
  ): Promise<FoundPostPageDto> {
    return FoundPostPageDto.of(await this.reading.list(caller, query), FoundPostDto.from);
  }

  /**
   * Read a post, by id or slug.
   *
   * @remarks A slug that it had before answers 308 and leads to the present one. A post for members has no text for those who have
   *   not signed in: `content` and `contentHtml` are `null`. `preview` shows a draft.
   */
  @Get(':id')
  @Public()
  @ApiOkResponse({ type: PostDto })
  @ApiResponse({
    status: 308,
    description: 'It has another slug now; `Location` leads there.',
    type: PostDto,
  })
  @Throws(NotFound)
  async getPost(
    @IdOrSlugParam() idOrSlug: string,
    @Query() { preview }: GetPostDto,
    @CurrentCaller() caller: Caller | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostDto> {
    if (preview !== undefined) reply.header('cache-control', 'no-store');
    const draft = preview === undefined ? null : await this.previews.find(preview, idOrSlug);
    if (draft !== null) return PostDto.from(draft);
    const { post, hasMoved } = await this.reading.get(caller, idOrSlug);
    if (hasMoved) reply.code(308).header('location', `/api/v1/posts/${post.slug}`);
    return post;
  }

  /** The posts that have most to do with a post. @remarks Up to six published ones: by how many of its tags they carry, then the newest. */
  @Get(':id/related')
  @Public()
  @Throws(NotFound)
  async getRelatedPosts(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller | null,
  ): Promise<RelatedPostsDto> {
    return RelatedPostsDto.from(await this.reading.related(caller, id));
  }

  /** Begin a draft. @remarks With `publishAt` it publishes itself then, or at once if the time has come. */
  @Post()
  @Requires('posts:write')
  @Creates('/posts')
  @Idempotent()
  @Throws(PostSlugTaken, ContentTooComplex, UnknownMedia)
  createPost(
    @Body() body: CreatePostDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<PostDto> {
    return this.posts.create(caller, body, retry);
  }

  /** Replace a post. @remarks A left out excerpt follows the text again; left out tags are taken off, and without `publishAt` a draft does not publish itself. Left out, `slug`, `visibility`, `featured` and `pinned` stay. */
  @Put(':id')
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound, PostSlugTaken, PostAlreadyPublished, ContentTooComplex, UnknownMedia)
  replacePost(
    @IdParam() id: string,
    @Body() body: CreatePostDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<PostDto> {
    return this.posts.replace(caller, id, body, precondition);
  }

  /** Change a post. @remarks What is left out stays (RFC 7396). */
  @Patch(':id')
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound, PostSlugTaken, PostAlreadyPublished, ContentTooComplex, UnknownMedia)
  updatePost(
    @IdParam() id: string,
    @Body() body: UpdatePostDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<PostDto> {
    return this.posts.update(caller, id, body, precondition);
  }

  /** Delete a post with its comments. */
  @Delete(':id')
  @HttpCode(204)
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound)
  deletePost(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.posts.delete(caller, id, precondition);
  }

  /** Publish a post. @remarks Now, or by itself at `publishAt`. One that is published already stays as it is. */
  @Post(':id/publish')
  @HttpCode(200)
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound, PreconditionFailed, PostAlreadyPublished)
  @ApiBody({ type: PublishPostDto, required: false })
  publishPost(
    @IdParam() id: string,
    @Body() { publishAt }: PublishPostDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<PostDto> {
    return this.publishing.publish(caller, id, publishAt, precondition);
  }

  /** Make a post a draft again, one that does not publish itself. */
  @Post(':id/unpublish')
  @HttpCode(200)
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound, PreconditionFailed)
  unpublishPost(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<PostDto> {
    return this.publishing.unpublish(caller, id, precondition);
  }
}
