import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

const printable = /^(?=\s*\S)[^\u0000-\u001f\u007f]*$/;
/** Of an option or an attribute: what filters are written with does not stand in it. */
export const namePattern = /^[^\s\u0000-\u001f\u007f:,=][^\u0000-\u001f\u007f:,=]*$/;
export const mostOptions = 5;
export const mostAttributes = 50;

/** What an attribute says: text, a number, or yes and no. */
export type AttributeValue = string | number | boolean;

/** Which value a variant has of each option: `{ "Size": "M", "Colour": "Blue" }`. */
export const OptionValues = (): PropertyDecorator =>
  applyDecorators(
    asGiven(),
    ValidateBy({
      name: 'optionValues',
      validator: {
        validate: (value: unknown) => isMap(value, mostOptions, (entry) => isText(entry, 50)),
        defaultMessage: () =>
          `must be an object of up to ${mostOptions} options, each with a text as its value`,
      },
    }),
    ApiProperty({
      type: 'object',
      maxProperties: mostOptions,
      additionalProperties: { type: 'string', minLength: 1, maxLength: 50, pattern: printable.source },
      example: { Size: 'M', Colour: 'Blue' },
    }),
  );

/** Facts by name, each a text, a number or a boolean. With `removable`, `null` takes one away. */
export const Attributes = ({ removable = false } = {}): PropertyDecorator =>
  applyDecorators(
    asGiven(),
    ValidateBy({
      name: 'attributes',
      validator: {
        validate: (value: unknown) =>
          isMap(value, mostAttributes, (entry) => isAttribute(entry) || (removable && entry === null)),
        defaultMessage: () =>
          `must be an object of up to ${mostAttributes} attributes, each a text of up to 500 characters, a number, true or false`,
      },
    }),
    ApiProperty({
      type: 'object',
      maxProperties: mostAttributes,
      additionalProperties: {
        oneOf: [
          { type: 'string', minLength: 1, maxLength: 500, pattern: printable.source },
          { type: 'number', minimum: -1e15, maximum: 1e15 },
          { type: 'boolean' },
        ],
        ...(removable ? { nullable: true } : {}),
      },
      example: { material: 'steel', litres: 1.5, dishwasherSafe: true },
    }),
  );

/** The names are the caller's, so the object is taken as it came, not as fields of a class. */
const asGiven = (): PropertyDecorator =>
  Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]);

function isMap(value: unknown, most: number, fits: (entry: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= most && entries.every(([key, entry]) => isName(key) && fits(entry));
}

const isName = (text: string): boolean => text.length <= 50 && namePattern.test(text);
const isText = (value: unknown, most: number): boolean =>
  typeof value === 'string' && [...value].length <= most && printable.test(value);
const isAttribute = (value: unknown): boolean =>
  isText(value, 500) || typeof value === 'boolean' || (typeof value === 'number' && Math.abs(value) <= 1e15);
