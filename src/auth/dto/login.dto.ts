import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Optional } from '../../http/fields/fields.js';
import { Formed } from '../../http/fields/text.js';
import { TypedPassword } from '../../users/users.facade.js';

/** E-mail and password. Their form is not checked beyond their length: a wrong one is just wrong. */
export class LoginDto {
  /** @example anna@example.com */
  @IsString()
  @Length(1, 254)
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 254, pattern: '^[^\\u0000]*$' })
  email: string;

  @TypedPassword()
  password: string;

  /** `deviceProof` of an earlier sign-in on this device: others cannot use up its attempts. @example sdp_AQGJ1lcvcHCAhQ */
  @Optional()
  @Formed(/^[A-Za-z0-9_-]+$/, 200, 'must be a device proof')
  deviceProof?: string;
}
