import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  buildMessage,
  IsArray,
  IsString,
  Matches,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';

const printable = /^(?=\s*\S)[^\u0000-\u001f\u007f]*$/;
const printableLines = /^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;
const anyLines = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;
const uuid = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Counts code points, as PostgreSQL and JSON Schema do; class-validator's own count leaves some of them out. */
const Sized = (min: number, max: number, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isLength',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isWithin([...value].length, min, max),
        defaultMessage: buildMessage((each) => `${each}must have ${min} to ${max} characters`, options),
      },
    },
    options,
  );

const isWithin = (count: number, min: number, max: number): boolean => count >= min && count <= max;

/** One line of 1 to `max` characters, not blank, without control characters. */
export const Text = (max: number): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Sized(1, max),
    Matches(printable, { message: 'must not be blank or contain control characters' }),
    ApiProperty({ type: 'string', minLength: 1, maxLength: max, pattern: printable.source }),
  );

/** Several lines of 1 to `max` characters, not blank. With `empty`, nothing at all will do too. */
export const LongText = (max: number, options: { empty?: boolean } = {}): PropertyDecorator => {
  const [min, pattern] = options.empty ? [0, anyLines] : [1, printableLines];
  return applyDecorators(
    IsString(),
    Sized(min, max),
    Matches(pattern, {
      message: 'must not be blank or contain control characters other than tab and newline',
    }),
    ApiProperty({ type: 'string', minLength: min, maxLength: max, pattern: pattern.source }),
  );
};

/** Text of a form that `pattern` says; `message` says it in words. The pattern carries no flags. */
export const Formed = (pattern: RegExp, max: number, message: string): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Sized(1, max),
    Matches(pattern, { message }),
    ApiProperty({ type: 'string', minLength: 1, maxLength: max, pattern: pattern.source }),
  );

/** A UUID. Ours are of version 7; the database decides whether one exists. */
export const Id = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Matches(uuid, { message: 'must be a UUID' }),
    ApiProperty({ type: 'string', format: 'uuid', minLength: 36, maxLength: 36 }),
  );

/** A list of up to `most` different UUIDs, however they are spelt. */
export const Ids = (most: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(most),
    ArrayUnique((id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id)),
    IsString({ each: true }),
    Matches(uuid, { each: true, message: 'each must be a UUID' }),
    ApiProperty({
      type: 'array',
      maxItems: most,
      uniqueItems: true,
      items: { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 },
    }),
  );

/** Lower-case letters and digits, joined by single hyphens. */
export const Slug = (max: number): PropertyDecorator =>
  Formed(slug, max, 'must be lower-case letters and digits joined by single hyphens');

/** A list of up to `maxItems` different short lines, each 1 to `maxLength` characters. */
export const Texts = (maxItems: number, maxLength: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(maxItems),
    ArrayUnique(),
    IsString({ each: true }),
    Sized(1, maxLength, { each: true }),
    Matches(printable, { each: true, message: 'each must not be blank or contain control characters' }),
    ApiProperty({
      type: 'array',
      maxItems,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength, pattern: printable.source },
    }),
  );

/** Whether `text` is a UUID. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
