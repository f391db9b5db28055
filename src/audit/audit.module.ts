import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { AuditLogController } from './audit-log.controller.js';
import { AuditReading } from './audit-reading.js';

@Global()
@Module({
  controllers: [AuditLogController],
  providers: [AuditLog, AuditReading],
  exports: [AuditLog, AuditReading],
})
export class AuditModule {}
