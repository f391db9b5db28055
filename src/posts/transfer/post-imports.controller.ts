import { Controller, Get, Query } from '@nestjs/common';
import { Requires } from '../../access/access.decorators.js';
import { IdParam } from '../../http/fields/id.param.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import {
  PostImportDto,
  PostImportErrorDto,
  PostImportErrorPageDto,
  PostImportPageDto,
} from './dto/post-import.dto.js';
import { PostImportsService } from './post-imports.service.js';

@Controller('post-imports')
export class PostImportsController {
  constructor(private readonly imports: PostImportsService) {}

  /** Imports of posts, the newest first. @remarks Everybody's; kept for 30 days. */
  @Get()
  @Requires('posts:write:any')
  async listPostImports(@Query() query: ListQuery): Promise<PostImportPageDto> {
    return PostImportPageDto.of(await this.imports.list(query), (row) => PostImportDto.from(row));
  }

  /** How far an import of posts is, and what came of it. */
  @Get(':id')
  @Requires('posts:write:any')
  @Throws(NotFound)
  async getPostImport(@IdParam() id: string): Promise<PostImportDto> {
    return PostImportDto.from(await this.imports.get(id));
  }

  /** What is wrong with posts that were refused, and what was left out, in the order of the file. */
  @Get(':id/errors')
  @Requires('posts:write:any')
  @Throws(NotFound)
  async listPostImportErrors(
    @IdParam() id: string,
    @Query() query: ListQuery,
  ): Promise<PostImportErrorPageDto> {
    return PostImportErrorPageDto.of(await this.imports.errors(id, query), (row) =>
      PostImportErrorDto.from(row),
    );
  }
}
