import { ApiProperty } from '@nestjs/swagger';
import type { HealthCheckResult } from '@nestjs/terminus';
import { OneOf } from '../../http/fields/fields.js';

/** How the service is. */
export class HealthDto {
  @OneOf(['ok', 'error', 'shutting_down'], 'HealthStatus')
  status: string;

  /** Each thing it depends on, by name. @example { "database": "up" } */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: ['up', 'down'] },
    maxProperties: 20,
  })
  checks: Record<string, string>;

  /** Nothing was asked but the process itself. */
  static up(): HealthDto {
    return Object.assign(new HealthDto(), { status: 'ok', checks: {} });
  }

  /** What was checked, and `others` that may be down while the service is well. */
  static from(result: HealthCheckResult, others: Readonly<Record<string, 'up' | 'down'>> = {}): HealthDto {
    const checks = Object.fromEntries(
      Object.entries(result.details).map(([name, { status }]) => [name, status]),
    );
    return Object.assign(new HealthDto(), { status: result.status, checks: { ...checks, ...others } });
  }
}
