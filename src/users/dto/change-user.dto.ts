import { PartialType } from '@nestjs/swagger';
import { roles, type Role } from '../../access/permissions.js';
import { Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { Text } from '../../http/fields/text.js';
import { Email } from '../email.field.js';
import { tiers, userStatuses, type Tier, type UserStatus } from '../user.entity.js';

/** All of an account that can be written. */
export class ReplaceUserDto {
  /** What others see beside posts and comments; `null`: nothing. @example Anna */
  @Nullable()
  @Text(100)
  name: string | null;

  /** Only the present address; another one needs a proof, see `POST /users/me/email`. */
  @Optional()
  @Email()
  email?: string;

  /** For admins only, who must have signed in within ten minutes to change it. */
  @Optional()
  @OneOf(roles, 'Role')
  role?: Role;

  /** For admins only. `null`: no discount. */
  @Optional()
  @Nullable()
  @OneOf(tiers, 'Tier')
  tier?: Tier | null;

  /** For admins only, who must have signed in within ten minutes to change it. `disabled` ends all sessions. */
  @Optional()
  @OneOf(userStatuses, 'UserStatus')
  status?: UserStatus;
}

/** What changes of an account; what is left out stays. `null` clears `name` and `tier`. */
export class UpdateUserDto extends PartialType(ReplaceUserDto, { skipNullProperties: false }) {}
