import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { SlugParam } from '../../http/fields/id.param.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { NotFound, PreconditionFailed } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { TagSlugTaken, UnknownTag } from '../post.problems.js';
import { CountedTagDto, MergeTagDto, TagPageDto, UpdateTagDto } from './dto/tag.dto.js';
import { TagKeeping } from './tag-keeping.js';
import { longestTagSlug } from './tag-slug.js';
import { Tags } from './tags.js';

@Controller('tags')
export class TagsController {
  constructor(
    private readonly tags: Tags,
    private readonly keeping: TagKeeping,
  ) {}

  /** The tags of published posts, with how many carry each. */
  @Get()
  @Public()
  async listTags(@Query() query: ListQuery): Promise<TagPageDto> {
    return TagPageDto.of(await this.tags.list(query), CountedTagDto.from);
  }

  /** Read a tag. @remarks A slug that it had before, or that was merged into it, answers 308. */
  @Get(':slug')
  @Public()
  @ApiOkResponse({ type: CountedTagDto })
  @ApiResponse({
    status: 308,
    description: 'It has another slug now; `Location` leads there.',
    type: CountedTagDto,
  })
  @Throws(NotFound)
  async getTag(
    @SlugParam(longestTagSlug) slug: string,
    @CurrentCaller() caller: Caller | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CountedTagDto> {
    const tag = await this.tags.get(caller, slug);
    if (tag.slug !== slug) reply.code(308).header('location', `/api/v1/tags/${tag.slug}`);
    return CountedTagDto.from(tag);
  }

  /** Rename or describe a tag. @remarks The slug follows the name; the old one leads to the new one. */
  @Patch(':slug')
  @Requires('posts:write:any')
  @Throws(NotFound, TagSlugTaken)
  updateTag(
    @SlugParam(longestTagSlug) slug: string,
    @Body() body: UpdateTagDto,
    @IfMatch() precondition: Precondition,
  ): Promise<CountedTagDto> {
    return this.keeping.change(slug, body, precondition);
  }

  /** Merge a tag into another one. @remarks Posts that carry it carry the other; its slugs lead there. */
  @Post(':slug/merge')
  @HttpCode(200)
  @Requires('posts:write:any')
  @Throws(NotFound, PreconditionFailed, UnknownTag)
  mergeTag(
    @SlugParam(longestTagSlug) slug: string,
    @Body() { into }: MergeTagDto,
    @IfMatch() precondition: Precondition,
  ): Promise<CountedTagDto> {
    return this.keeping.merge(slug, into, precondition);
  }

  /** Take a tag off all posts. */
  @Delete(':slug')
  @HttpCode(204)
  @Requires('posts:write:any')
  @Throws(NotFound)
  deleteTag(@SlugParam(longestTagSlug) slug: string, @IfMatch() precondition: Precondition): Promise<void> {
    return this.keeping.delete(slug, precondition);
  }
}
