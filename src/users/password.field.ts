import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

const [shortest, longest] = [8, 256];

/** A new password: 8 to 256 characters of any kind. Whether it is guessable is asked where it is set. */
export const NewPassword = (): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'passwordLength',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isFitting([...value].length),
        defaultMessage: () => `must have ${shortest} to ${longest} characters`,
      },
    }),
    ApiProperty({
      type: 'string',
      format: 'password',
      minLength: shortest,
      maxLength: longest,
      example: 'correct horse battery staple',
    }),
  );

/** A password as somebody types it to prove who they are. Its form is not checked: a wrong one is just wrong. */
export const TypedPassword = (): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'passwordLength',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.length > 0 && [...value].length <= longest,
        defaultMessage: () => `must have 1 to ${longest} characters`,
      },
    }),
    ApiProperty({
      type: 'string',
      format: 'password',
      minLength: 1,
      maxLength: longest,
      example: 'correct horse battery staple',
    }),
  );

function isFitting(length: number): boolean {
  return length >= shortest && length <= longest;
}
