import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** May be left out. `null` is something else: only {@link Nullable} lets it in. */
export const Optional = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** May be `null`. */
export const Nullable = (): PropertyDecorator => ValidateIf((_, value) => value !== null);

/** A whole number from `min` to `max`; a JSON number, never text. */
export const Int = (min: number, max: number): PropertyDecorator =>
  applyDecorators(IsInt(), Min(min), Max(max), IntSchema(min, max));

/** A whole number in a query, written in plain digits. */
export const QueryInt = (min: number, max: number): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^(0|-?[1-9]\d{0,14})$/.test(value) ? Number(value) : value,
    ),
    IsInt(),
    Min(min),
    Max(max),
    IntSchema(min, max),
  );

const IntSchema = (minimum: number, maximum: number): PropertyDecorator =>
  ApiProperty({ type: 'integer', format: maximum > 2 ** 31 - 1 ? 'int64' : 'int32', minimum, maximum });

/** `true` or `false`. */
export const Flag = (): PropertyDecorator => applyDecorators(IsBoolean(), ApiProperty({ type: 'boolean' }));

/** `true` or `false` in a query. */
export const QueryFlag = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean(),
    ApiProperty({ type: 'boolean' }),
  );

/** One of `values`; `name` is the name of the enum in the document and in generated clients. */
export const OneOf = (values: readonly string[], name: string): PropertyDecorator =>
  applyDecorators(
    IsIn(values, { message: `must be one of ${named(values)}` }),
    ApiProperty({ enum: values, enumName: name }),
  );

/** At least one of `values`, each once; `name` as for {@link OneOf}. */
export const SomeOf = (values: readonly string[], name: string): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(values.length),
    ArrayUnique(),
    IsIn(values, { each: true, message: `each must be one of ${named(values)}` }),
    ApiProperty({
      enum: values,
      enumName: name,
      isArray: true,
      minItems: 1,
      maxItems: values.length,
      uniqueItems: true,
    }),
  );

/** The values in words; of a long list the first, the document has them all. */
function named(values: readonly string[]): string {
  const most = 12;
  return values.length <= most ? values.join(', ') : `${values.slice(0, most).join(', ')} and others`;
}

/**
 * An instant, RFC 3339 in UTC with milliseconds: `2026-01-31T09:30:00.000Z`. Other offsets and precisions are taken, and written
 * so before anything looks at them: PostgreSQL rounds what is finer, and two instants that follow each other could become one.
 */
export const DateTime = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (isInstant(value) ? new Date(value).toISOString() : value)),
    ValidateBy({
      name: 'dateTime',
      validator: {
        validate: isInstant,
        defaultMessage: () => 'must be a date and time of RFC 3339, such as 2026-01-31T09:30:00.000Z',
      },
    }),
    ApiProperty({ type: 'string', format: 'date-time', minLength: 20, maxLength: 35 }),
  );

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** Whether there is such a day, and the instant is one of the years 1 to 9999, as PostgreSQL counts them. */
function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !rfc3339.test(value)) return false;
  const day = value.slice(0, 10);
  const [instant, midnight] = [Date.parse(value), Date.parse(`${day}T00:00:00Z`)];
  if (Number.isNaN(instant) || Number.isNaN(midnight)) return false;
  const [iso, isoOfDay] = [new Date(instant).toISOString(), new Date(midnight).toISOString()];
  return isoOfDay.startsWith(day) && iso.length === isoOfDay.length && !iso.startsWith('0000');
}

/** An object of its own class. */
export const Nested = (type: () => Class): PropertyDecorator =>
  applyDecorators(IsObject(), ValidateNested(), Type(type), ApiProperty({ type: () => type() }));

/** A list of `min` to `max` objects of one class; a list inside the list is refused. */
export const ListOf = (type: () => Class, min: number, max: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsObject({ each: true, message: 'each must be an object' }),
    ValidateNested({ each: true }),
    Type(type),
    ApiProperty({ type: () => type(), isArray: true, minItems: min, maxItems: max }),
  );
