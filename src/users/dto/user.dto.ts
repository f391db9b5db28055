import { ApiProperty } from '@nestjs/swagger';
import { permissionsOf, permissions, roles, type Role } from '../../access/permissions.js';
import { DateTime, Flag, Nullable, OneOf } from '../../http/fields/fields.js';
import { Id, Text } from '../../http/fields/text.js';
import { Email } from '../email.field.js';
import { tiers, userStatuses, type Tier, type User, type UserStatus } from '../user.entity.js';

/** What is shown of an account. */
export type UserView = Omit<User, 'emailKey' | 'passwordHash' | 'passwordIsLong'>;

/** An account, as its owner and admins see it. */
export class UserDto {
  @Id()
  id: string;

  @Email()
  email: string;

  /** Whether its owner has shown that mail there reaches them. */
  @Flag()
  emailVerified: boolean;

  @Nullable()
  @Text(100)
  name: string | null;

  @OneOf(roles, 'Role')
  role: Role;

  /** Decides the discount on orders: premium 20 %, regular 10 %, none without a tier. */
  @Nullable()
  @OneOf(tiers, 'Tier')
  tier: Tier | null;

  @OneOf(userStatuses, 'UserStatus')
  status: UserStatus;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(user: UserView): UserDto {
    return Object.assign(new UserDto(), {
      id: user.id,
      email: user.email,
      emailVerified: user.emailVerifiedAt !== null,
      name: user.name,
      role: user.role,
      tier: user.tier,
      status: user.status,
      createdAt: user.createdAt.toISOString(),
      updatedAt: user.updatedAt.toISOString(),
    });
  }
}

/** The caller's own account, with what it may do. */
export class MeDto extends UserDto {
  @ApiProperty({ enum: permissions, enumName: 'Permission', isArray: true, maxItems: permissions.length })
  permissions: string[];

  static override from(user: User): MeDto {
    return Object.assign(new MeDto(), UserDto.from(user), { permissions: [...permissionsOf[user.role]] });
  }
}
