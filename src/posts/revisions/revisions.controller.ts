import { Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Owner } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam, NumberParam } from '../../http/fields/id.param.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { NotFound, PreconditionFailed } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { PostPresenter } from '../presenting/post-presenter.js';
import { PostDto } from '../dto/post.dto.js';
import { ContentTooComplex } from '../post.problems.js';
import {
  RevisionDiffDto,
  RevisionDiffQuery,
  RevisionDto,
  RevisionPageDto,
  RevisionSummaryDto,
} from './dto/revision.dto.js';
import { Revisions } from './revisions.js';

@Controller('posts/:id/revisions')
export class RevisionsController {
  constructor(private readonly revisions: Revisions) {}

  /** What the text of a post was, the latest first. @remarks Each change of title, slug, text, excerpt, tags or words for search engines is one. */
  @Get()
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound)
  async listPostRevisions(
    @IdParam() id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<RevisionPageDto> {
    return RevisionPageDto.of(await this.revisions.list(caller, id, query), RevisionSummaryDto.from);
  }

  /** Read a revision of a post. */
  @Get(':revision')
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound)
  async getPostRevision(
    @IdParam() id: string,
    @NumberParam('revision') revision: number,
    @CurrentCaller() caller: Caller,
  ): Promise<RevisionDto> {
    return RevisionDto.from(await this.revisions.get(caller, id, revision));
  }

  /**
   * How a revision differs from another one.
   *
   * @remarks Field by field and word by word; long texts of which most differs line by line, or as a whole.
   */
  @Get(':revision/diff')
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound)
  async getPostRevisionDiff(
    @IdParam() id: string,
    @NumberParam('revision') revision: number,
    @Query() { against }: RevisionDiffQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<RevisionDiffDto> {
    return RevisionDiffDto.from(await this.revisions.diff(caller, id, revision, against));
  }

  /**
   * Give a post the text that it had.
   *
   * @remarks As a new revision, with tags and words for search engines. It is published or not as before, keeps its time to be,
   *   and a slug that was public or chosen. If nothing differs, nothing happens.
   */
  @Post(':revision/restore')
  @UseInterceptors(PostPresenter)
  @HttpCode(200)
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound, PreconditionFailed, ContentTooComplex)
  restorePostRevision(
    @IdParam() id: string,
    @NumberParam('revision') revision: number,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<PostDto> {
    return this.revisions.restore(caller, id, revision, precondition);
  }
}
