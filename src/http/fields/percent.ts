import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min } from 'class-validator';

const millionths = 10_000;

/** From a hundredth of a percent to all of it, with two decimals at most; a JSON number. */
export const Percent = (): PropertyDecorator =>
  applyDecorators(
    IsNumber({ maxDecimalPlaces: 2 }, { message: 'must be a number with two decimals at most' }),
    Min(0.01),
    Max(100),
    ApiProperty({ type: 'number', minimum: 0.01, maximum: 100 }),
  );

/** A percentage in millionths, as rates are kept: 12.5 is 125 000. */
export function rateOf(percent: number): number {
  return Math.round(percent * 100) * (millionths / 100);
}

/** A rate in millionths as a percentage. */
export function percentOf(rate: number): number {
  return rate / millionths;
}
