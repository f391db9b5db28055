import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { normalEmail } from './email.js';

/** An e-mail address that {@link normalEmail} takes. */
export const Email = (): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'email',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.length <= 254 && normalEmail(value) !== null,
        defaultMessage: () => 'must be an e-mail address',
      },
    }),
    ApiProperty({
      type: 'string',
      format: 'email',
      minLength: 3,
      maxLength: 254,
      example: 'anna@example.com',
    }),
  );
