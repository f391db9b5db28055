import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DatabaseHealth } from './database.health.js';
import { DrainHealth } from './drain.health.js';
import { HealthController } from './health.controller.js';
import { SideChecks } from './side-checks.js';

@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [DatabaseHealth, DrainHealth, SideChecks],
  exports: [SideChecks],
})
export class HealthModule {}
