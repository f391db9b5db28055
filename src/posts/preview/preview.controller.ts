import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { Owner, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IdParam } from '../../http/fields/id.param.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { ContentTooComplex, PostAlreadyPublished } from '../post.problems.js';
import { PreviewTokenDto } from './dto/preview.dto.js';
import { PostPreviewDto, PreviewPostDto } from './dto/text-preview.dto.js';
import { Previews } from './previews.js';
import { TextPreview } from './text-preview.js';

@Controller('posts')
export class PreviewController {
  constructor(
    private readonly previews: Previews,
    private readonly texts: TextPreview,
  ) {}

  /**
   * What a text would look like as a post.
   *
   * @remarks Made as the HTML of posts is, with the products that are on sale now. Nothing is stored.
   */
  @Post('render')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Requires('posts:write')
  @Throws(ContentTooComplex)
  async previewPost(
    @Body() { content }: PreviewPostDto,
    @CurrentCaller() caller: Caller,
  ): Promise<PostPreviewDto> {
    return PostPreviewDto.from(await this.texts.htmlOf(caller, content));
  }

  /**
   * A token that shows a draft to whoever has it.
   *
   * @remarks For a week, whatever is written meanwhile, and no longer once the post is published.
   */
  @Post(':id/preview-token')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound, PostAlreadyPublished)
  async createPreviewToken(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<PreviewTokenDto> {
    return PreviewTokenDto.from(await this.previews.make(caller, id));
  }
}
