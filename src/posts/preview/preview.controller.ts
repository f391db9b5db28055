import { Controller, Header, HttpCode, Post } from '@nestjs/common';
import { Owner } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IdParam } from '../../http/fields/id.param.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { PostAlreadyPublished } from '../post.problems.js';
import { PreviewTokenDto } from './dto/preview.dto.js';
import { Previews } from './previews.js';

@Controller('posts/:id/preview-token')
export class PreviewController {
  constructor(private readonly previews: Previews) {}

  /**
   * A token that shows a draft to whoever has it.
   *
   * @remarks For a week, whatever is written meanwhile, and no longer once the post is published.
   */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Owner('posts:write', 'posts:write:any')
  @Throws(NotFound, PostAlreadyPublished)
  async createPreviewToken(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<PreviewTokenDto> {
    return PreviewTokenDto.from(await this.previews.make(caller, id));
  }
}
