import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { Requires } from '../../access/access.decorators.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { ImportDto, ImportErrorDto, ImportErrorPageDto, ImportPageDto } from './dto/import.dto.js';
import { ImportFinished } from './import.problems.js';
import { ImportsService } from './imports.service.js';

@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /** Imports, the newest first. @remarks Everybody's; kept for 30 days. */
  @Get()
  @Requires('catalogue:write')
  async listImports(@Query() query: ListQuery): Promise<ImportPageDto> {
    return ImportPageDto.of(await this.imports.list(query), (row) => ImportDto.from(row));
  }

  /** How far an import is, and what came of it. */
  @Get(':id')
  @Requires('catalogue:write')
  @Throws(NotFound)
  async getImport(@IdParam() id: string): Promise<ImportDto> {
    return ImportDto.from(await this.imports.get(id));
  }

  /** What is wrong with the rows that were refused, by line. @remarks Of the first 100,000 faults. */
  @Get(':id/errors')
  @Requires('catalogue:write')
  @Throws(NotFound)
  async listImportErrors(@IdParam() id: string, @Query() query: ListQuery): Promise<ImportErrorPageDto> {
    return ImportErrorPageDto.of(await this.imports.errors(id, query), (row) => ImportErrorDto.from(row));
  }

  /** Stop an import. @remarks What it did stays; of an atomic one nothing was done. Again: 204 too. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('catalogue:write')
  @Throws(NotFound, ImportFinished)
  cancelImport(@IdParam() id: string, @IfMatch() precondition: Precondition): Promise<void> {
    return this.imports.cancel(id, precondition);
  }
}
