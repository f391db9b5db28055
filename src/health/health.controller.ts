import { Controller, Get, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { HealthCheckService, type HealthCheckResult } from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { Unavailable } from '../http/problem/problems.js';
import { DatabaseHealth } from './database.health.js';
import { DrainHealth } from './drain.health.js';
import { HealthDto } from './dto/health.dto.js';
import { SideChecks } from './side-checks.js';
import { registry } from './metrics.js';
import { Config } from '../config/config.js';
import { NotFound } from '../http/problem/problems.js';

@Controller({ path: '', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly database: DatabaseHealth,
    private readonly drain: DrainHealth,
    private readonly beside: SideChecks,
    private readonly config: Config,
  ) {}

  /** Whether the process answers at all. */
  @Get('health/live')
  @Public()
  getLiveness(): HealthDto {
    return HealthDto.up();
  }

  /** Whether requests should be sent here. @remarks 503 while the database is away, takes no writes or is behind in migrations, and while this process is leaving. What else is named may be down: Redis is never needed, events wait (`events` is down when one has waited for five minutes), a post is overdue (`scheduledPosts` is down when one was to publish itself a minute ago), RabbitMQ away means that events wait, and a dependency outside is not called while it is down. */
  @Get('health/ready')
  @Public()
  @Throws(Unavailable)
  async getReadiness(): Promise<HealthDto> {
    const result = await this.checks
      .check([() => this.drain.check('drain'), () => this.database.check('database')])
      .catch((error: unknown) => failed(error));
    if (result.status !== 'ok')
      throw new Unavailable(`Not ready: ${Object.keys(result.error ?? {}).join(', ')}.`);
    return HealthDto.from(result, this.beside.states);
  }

  /** What is measured, for Prometheus. */
  @Get('metrics')
  @Public()
  @ApiExcludeEndpoint()
  async getMetrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (this.config.http.metricsPort !== null) throw new NotFound('Metrics are on a port of their own.');
    reply.header('content-type', registry.contentType);
    return registry.metrics();
  }
}

function failed(error: unknown): HealthCheckResult {
  const { response } = error as { response?: unknown };
  if (typeof response !== 'object' || response === null) throw error;
  return response as HealthCheckResult;
}
