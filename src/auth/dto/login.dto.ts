import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** E-mail and password. Their form is not checked beyond their length: a wrong one is just wrong. */
export class LoginDto {
  /** @example anna@example.com */
  @IsString()
  @Length(1, 254)
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 254, pattern: '^[^\\u0000]*$' })
  email: string;

  /** @example correct horse battery staple */
  @IsString()
  @Length(1, 256)
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 256, format: 'password' })
  password: string;
}
