import { Length } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { IsString } from 'class-validator';
import { Optional } from '../../http/fields/fields.js';
import { Text } from '../../http/fields/text.js';
import { Email } from '../email.field.js';

/** 8 to 256 characters, any Unicode. */
const Password = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Length(8, 256),
    ApiProperty({
      type: 'string',
      format: 'password',
      minLength: 8,
      maxLength: 256,
      example: 'correct horse battery staple',
    }),
  );

/** Who signs up. */
export class CreateUserDto {
  @Email()
  email: string;

  @Password()
  password: string;

  /** What others see beside posts and comments. @example Anna */
  @Optional()
  @Text(100)
  name?: string;
}
