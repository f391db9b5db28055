import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import { Formed } from './text.js';

const country = /^[A-Z]{2}$/;
const most = 300;

/** A country by the two capital letters of ISO 3166. */
export const Country = (): PropertyDecorator =>
  Formed(country, 2, 'must be a country code of two capital letters');

/** Different countries, or none. */
export const Countries = (): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(most),
    ArrayUnique(),
    Matches(country, { each: true, message: 'each must be a country code of two capital letters' }),
    ApiProperty({
      type: 'array',
      maxItems: most,
      uniqueItems: true,
      items: { type: 'string', minLength: 2, maxLength: 2, pattern: country.source },
      example: ['NO', 'SE'],
    }),
  );
