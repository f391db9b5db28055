import { Controller, Get } from '@nestjs/common';
import { Public } from '../../access/access.decorators.js';
import { Database } from '../../database/database.js';
import { IdParam } from '../../http/fields/id.param.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { findAuthor, newestPostsOf } from './author-pages.sql.js';
import { AuthorPageDto } from './dto/author-page.dto.js';

@Controller('authors')
export class AuthorsController {
  constructor(private readonly database: Database) {}

  /** Who wrote in the journal. @remarks Whoever has published nothing is 404. */
  @Get(':id')
  @Public()
  @Throws(NotFound)
  async getAuthor(@IdParam() id: string): Promise<AuthorPageDto> {
    const author = await this.database.read.row(findAuthor, id);
    if (author === null) throw new NotFound();
    return AuthorPageDto.of(author, await this.database.read.rows(newestPostsOf, id));
  }
}
