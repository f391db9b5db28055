import { Controller, Get, Query } from '@nestjs/common';
import { Requires } from '../access/access.decorators.js';
import { AuditReading } from './audit-reading.js';
import { AuditEntryDto, AuditEntryPageDto, ListAuditEntriesDto } from './dto/audit-entry.dto.js';

@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly reading: AuditReading) {}

  /** What happened to accounts, the newest first. @remarks Sign-ins, passwords, roles, erasures: who did it, to whom, when, from where. */
  @Get()
  @Requires('audit:read')
  async listAuditEntries(@Query() query: ListAuditEntriesDto): Promise<AuditEntryPageDto> {
    return AuditEntryPageDto.of(await this.reading.list(query), AuditEntryDto.from);
  }
}
