import { Controller, Delete, Get, Header, HttpCode, StreamableFile, Version } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Owner } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { StepUp } from '../access/step-up.js';
import { AnswersWithin } from '../http/edge/long-answers.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { From, type Origin } from '../http/origin.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { LastAdmin } from '../users/users.facade.js';
import { PersonExportDto } from './dto/person-export.dto.js';
import { PersonDto } from './dto/person.dto.js';
import { ErasureService } from './erasure.service.js';
import { ExportService } from './export.service.js';
import { PersonReading } from './person-reading.js';

@Controller('users')
export class PeopleController {
  constructor(
    private readonly people: PersonReading,
    private readonly exports: ExportService,
    private readonly erasures: ErasureService,
  ) {}

  /** An account with its newest posts and how many orders it has. @remarks One's own; anybody's for admins. Posts as `GET /posts` shows them to the caller. */
  @Get(':id')
  @Version('2')
  @Owner('profile:read', 'users:read:any')
  @Throws(NotFound)
  getPerson(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<PersonDto> {
    return this.people.get(caller, id);
  }

  /** Everything held on a person, as one document to keep. @remarks One's own; anybody's for admins. No secret is in it. */
  @Get(':id/export')
  @Owner('security:manage', 'users:read:any')
  @Header('cache-control', 'no-store')
  @AnswersWithin(300)
  @ApiOkResponse({ type: PersonExportDto })
  @Throws(NotFound)
  async getPersonExport(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<StreamableFile> {
    const disposition = `attachment; filename="stoa-${id}.json"`;
    const type = 'application/json; charset=utf-8';
    return new StreamableFile(await this.exports.export(caller, id, origin), { type, disposition });
  }

  /** Erase a person. @remarks One's own account; anybody's for admins. Orders stay without a name, published posts without an author; everything else is gone for good. */
  @Delete(':id')
  @HttpCode(204)
  @StepUp()
  @Owner('profile:write', 'users:write:any')
  @Throws(NotFound, LastAdmin)
  deleteUser(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
    @From() origin: Origin,
  ): Promise<void> {
    return this.erasures.erase({ caller, id, precondition, origin });
  }
}
