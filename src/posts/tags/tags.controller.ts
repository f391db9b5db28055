import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '../../access/access.decorators.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { CountedTagDto, TagPageDto } from './dto/tag.dto.js';
import { Tags } from './tags.js';

@Controller('tags')
export class TagsController {
  constructor(private readonly tags: Tags) {}

  /** The tags of published posts, with how many carry each. */
  @Get()
  @Public()
  async listTags(@Query() query: ListQuery): Promise<TagPageDto> {
    return TagPageDto.of(await this.tags.list(query), CountedTagDto.from);
  }
}
